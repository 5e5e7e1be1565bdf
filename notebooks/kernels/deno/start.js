// What Jupyter runs for a notebook of this project: the Deno that `npm ci` installed. It runs in the folder of the
// notebooks wherever Jupyter was started, so that a cell finds `handgrad` by its name.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const connectionFile = process.argv[2];
if (connectionFile === undefined) throw new Error('start.js: which connection file?');

const deno = createRequire(import.meta.url)('deno/install_api.cjs').runInstall();
const kernel = spawn(deno, ['jupyter', '--kernel', '--conn', connectionFile], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { kernel.kill(signal); });
kernel.on('exit', code => { process.exitCode = code ?? 1; });
