import test from 'ava';
import { runTogether } from './run-together.ts';

const program = (named: string): string => `
import { zeros } from 'handgrad';
class Named { shape = zeros([2, 3]).shape; }
const { shape } = new Named();
console.log(Named.name, shape.join(), ${named});
`;

test('programs that run together print what they print alone, each for itself', async t => {
  t.deepEqual(await runTogether([program('1'), program('await Promise.resolve(2)'), '']), [
    'Named 2,3 1\n', 'Named 2,3 2\n', '',
  ]);
});

test('a program that throws is an error that says why', async t => {
  const programs = [program('1'), `throw new Error('no such layer');`];
  await t.throwsAsync(runTogether(programs), { message: /no such layer/ });
});
