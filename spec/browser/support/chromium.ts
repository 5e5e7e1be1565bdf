import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and its relatives put Chromium; the variable CHROMIUM names another one. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Starts Chromium without a window.
 * @throws Error that says how to get it where it is not there.
 */
export async function launch(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`there is no ${executablePath}: install Chromium (apt-get install chromium), `
      + 'or say where it is: CHROMIUM=/path/to/chromium npm run spec:browser');
  }
  // A container has neither the rights that Chromium's sandbox wants nor much shared memory. The pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
