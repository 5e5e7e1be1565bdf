// `npm run notebooks`: runs every notebook in the kernel that the project ships, and says what is no longer as it was
// committed. `-- 02 05` runs those alone; `-- --write` writes the outputs anew.
import { parseArgs } from 'node:util';
import { readText, writeText } from '../support/notes.ts';
import { execute } from './execute.ts';
import { notebooks } from './files.ts';
import { inKernel } from './in-kernel.ts';
import { formatNotebook, parseNotebook } from './notebook.ts';

const { values: { write }, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } }, allowPositionals: true,
});
const wanted = notebooks.filter(path => positionals.length === 0 || positionals.some(word => path.includes(word)));
if (wanted.length === 0) throw new Error(`no notebook has ${positionals.join(' or ')} in its name`);

let wrong = 0;
for (const path of wanted) {
  const start = performance.now();
  const { notebook, problems } = await execute(parseNotebook(readText(path)), write, inKernel);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${problems.length === 0 ? '✔' : '✘'} ${path}, ${seconds} s\n`);
  for (const problem of problems) process.stdout.write(`  ${path}, ${problem}\n`);
  if (write) writeText(path, formatNotebook(notebook));
  wrong += problems.length;
}
if (wrong > 0) {
  process.stdout.write(`\n${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong`
    + `${write ? '' : '; `npm run notebooks -- --write` writes outputs anew'}\n`);
  process.exitCode = 1;
}
