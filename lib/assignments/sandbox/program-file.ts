import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The path of a program beside this library's code: a file that runs in a process or thread of its own. However the
 * code was bundled, the program lies in `assignments/sandbox` of it.
 * @throws Error where it is not there.
 */
export function programFile(name: 'harness' | 'worker'): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    for (const within of ['', 'lib/']) {
      const file = fileURLToPath(new URL(`${within}assignments/sandbox/${name}.js`, folder));
      if (existsSync(file)) return file;
    }
    if (folder.pathname === new URL('..', folder).pathname) throw new Error(`${name}.js is missing beside handgrad`);
  }
}
