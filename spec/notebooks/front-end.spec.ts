import { delimiter } from 'node:path';
import test from 'ava';
import { frontEnd, withKernel } from './front-end.ts';

test('JupyterLab is preferred to the older notebook, and nothing to nothing', t => {
  const there = (...names: readonly string[]) => (_: string, name?: string) => names.includes(name!);
  t.is(frontEnd(there('lab', 'notebook')), 'lab');
  t.is(frontEnd(there('notebook')), 'notebook');
  t.is(frontEnd(there()), undefined);
});

test('the kernel of the project is found before any other of its name', t => {
  const alone = withKernel({})['JUPYTER_PATH']!;
  t.regex(alone, /notebooks$/);
  t.is(withKernel({ JUPYTER_PATH: '/opt' })['JUPYTER_PATH'], `${alone}${delimiter}/opt`);
});
