import { join } from 'node:path';
import test from 'ava';
import { Child } from './child.ts';
import { NotFound } from './connection.ts';
import { home } from './peers.ts';
import { comparisonTask } from './task.ts';
import { works } from './works.ts';

const fake = (...manner: string[]): string[] => [process.execPath, join(home, 'fake-peer.js'), ...manner];
const task = comparisonTask(works.find(({ name }) => name === 'matmul-64')!, 'float32');

test('a peer says its version, prepares a work, does it and knows its memory', async t => {
  const child = await Child.start([fake()]);
  t.is(child.version, '1.2.3');
  const [runs, first, last] = await child.init(task);
  t.is(runs, 1);
  t.true(first! >= 0 && first! < 1 && last! >= 0 && last! < 1);
  t.true(await child.run(3) > 0);
  t.true(await child.memory() > 1e6);
  await child.end();
});

test('a work that fails is told, and the peer goes on', async t => {
  const child = await Child.start([fake('fails')]);
  await t.throwsAsync(child.init(task), { message: 'RangeError: fails on purpose' });
  t.true(await child.memory() > 1e6);
  await child.end();
});

test('a kind of work that a peer does not know fails', async t => {
  const child = await Child.start([fake()]);
  const step = comparisonTask(works.find(({ name }) => name === 'step-5')!, 'float32');
  await t.throwsAsync(child.init(step), { message: /^TypeError: .*not a function/ });
  await child.end();
});

test('the first command that finds what it needs is taken', async t => {
  const child = await Child.start([['handgrad-no-such-program'], fake('missing'), fake()]);
  t.is(child.version, '1.2.3');
  await child.end();
});

test('programs and modules that are not there are not found', async t => {
  await t.throwsAsync(Child.start([['handgrad-no-such-program'], fake('missing')]), { instanceOf: NotFound });
});

test('a peer that ends for another reason is an error that quotes it', async t => {
  const error = await t.throwsAsync(Child.start([fake('broken'), fake()]));
  t.false(error instanceof NotFound);
  t.regex(error.message, /fake-peer\.js broken ended early: TypeError: broken on purpose$/);
});
