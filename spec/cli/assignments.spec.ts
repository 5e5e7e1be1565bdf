import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { assignments } from '../../lib/assignments/catalogue/index.ts';
import { generateHandouts } from '../../lib/assignments/handout/generate.ts';
import { HANDOUTS } from '../../lib/assignments/handout/packaged.ts';
import { buildCommand, type Command } from '../support/command.ts';
import { readProject } from '../support/handouts.ts';
import { root } from '../support/root.ts';

// The command as its users have it: no sources beside it, and the handouts that the build wrote.

let handgrad: Command;
const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
test.before(async () => {
  handgrad = await buildCommand('assignments');
  const handouts = fileURLToPath(new URL(`node_modules/.cache/handgrad-assignments/${HANDOUTS}`, root));
  await mkdir(handouts, { recursive: true });
  for (const [name, text] of Object.entries(generateHandouts(readProject))) await writeFile(join(handouts, name), text);
});
test.after.always(async () => rm(directory, { recursive: true }));

const slashes = (path: string): string => path.replaceAll('\\', '/');

test('the list has every assignment, and fits in 100 columns', async t => {
  const { code, out, err } = await handgrad(['assignments']);
  t.deepEqual([code, err], [0, '']);
  for (const { id, title } of assignments) t.regex(out, new RegExp(`^${id} +${title.replace(/[()]/g, '\\$&')} +10`, 'm'));
  t.true(out.split('\n').every(line => line.length <= 100));
});

test('an assignment is begun, and a second time under another name that is told', async t => {
  const folder = join(directory, 'linear'), begin = ['start', 'linear', folder];
  const { code, out } = await handgrad(begin);
  t.is(code, 0);
  t.true(out.includes(`${slashes(folder)}/linear.ts is yours to complete.`));
  t.is(await readFile(join(folder, 'linear.ts'), 'utf8'), assignments[0]!.handout.source().text);
  const again = await handgrad(begin);
  t.true(again.out.includes(`linear.ts stays as it is; ${slashes(folder)}/linear-2.ts is a new one to complete.`));
  t.deepEqual((await readdir(folder)).sort(), ['README.md', 'linear-2.ts', 'linear.ts']);
});

test('two that belong together are begun in one folder', async t => {
  const folder = join(directory, 'both');
  await handgrad(['start', 'sigmoid-and-tanh', folder]);
  t.deepEqual((await readdir(folder)).sort(), ['README.md', 'sigmoid.ts', 'tanh.ts']);
});

test('a teacher\'s own assignment is begun, and its command names the file', async t => {
  const folder = join(directory, 'own'), file = 'spec/assignments/my-assignment.ts';
  const { code, out, err } = await handgrad(['start', file, folder]);
  t.deepEqual([code, err], [0, '']);
  t.true(out.includes(`npx handgrad check ${slashes(folder)}/scale.ts --assignment ${file}`));
});

test('an id that there is not ends with one line that names the nearest', async t => {
  const { code, out, err } = await handgrad(['start', 'linaer', directory]);
  t.deepEqual([code, out], [1, '']);
  t.regex(err, /^error: there is no assignment 'linaer'; the nearest are linear, [^\n]*\n$/);
});

test('a notebook for nbgrader is written, but not of a teacher\'s file', async t => {
  const out = join(directory, 'notebooks', 'linear.ipynb');
  const { code } = await handgrad(['nbgrader', 'linear', out, '--release']);
  t.is(code, 0);
  t.is((JSON.parse(await readFile(out, 'utf8')) as { nbformat: number }).nbformat, 4);
  const refused = await handgrad(['nbgrader', 'spec/assignments/my-assignment.ts', out]);
  t.is(refused.code, 1);
  t.regex(refused.err, /^error: nbgrader: .*my-assignment\.ts is a file, /);
});
