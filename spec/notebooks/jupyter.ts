// `npm run jupyter`: starts Jupyter on the notebooks with the project's kernel, or says what is missing. Words behind
// `--` go to Jupyter: `npm run jupyter -- --no-browser`.
import { spawnSync } from 'node:child_process';
import { frontEnd, HOW_TO_GET_IT, withKernel, works } from './front-end.ts';

const name = frontEnd(works);
if (name === undefined) {
  process.stderr.write(`${HOW_TO_GET_IT}\n`);
  process.exitCode = 1;
} else {
  const words = [name, '--notebook-dir=notebooks', ...process.argv.slice(2)];
  process.stdout.write(`jupyter ${words.join(' ')}\n`);
  const { status } = spawnSync('jupyter', words, { stdio: 'inherit', env: withKernel(process.env) });
  process.exitCode = status ?? 1;
}
