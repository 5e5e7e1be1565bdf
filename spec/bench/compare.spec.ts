import test from 'ava';
import { compare } from './compare.ts';
import type { Effort } from './measure.ts';
import type { Peer } from './peers.ts';
import { isMeasured } from './result.ts';
import { works } from './works.ts';

const peer = (name: string, manner = ''): Peer => ({
  name, language: 'JavaScript', program: '../fake-peer.js', arguments: [manner], dtype: 'float32', kinds: ['matmul'],
});
const work = works.find(({ name }) => name === 'matmul-64')!;
const effort: Effort = { warmUp: 0, sample: 0, rounds: 2 };

test('peers that agree are measured; who is wrong, fails or is not there says so in its row', async t => {
  const others = ['wrong', 'missing', 'fails'].map(manner => peer(manner, manner));
  const { rows, name, operations } = await compare(work, [peer('first'), ...others, peer('last')], effort);
  t.is(name, 'matmul-64');
  t.is(operations, 2 * 64 ** 3);
  t.deepEqual(rows.map(row => row.peer.name), ['first', 'wrong', 'missing', 'fails', 'last']);
  t.deepEqual(rows.map(isMeasured), [true, false, false, false, true]);
  const [first, wrong, missing, fails] = rows;
  t.like(first, { version: '1.2.3' });
  t.true(isMeasured(first!) && first.seconds.length === 2 && first.bytes! > 1e6);
  t.regex(wrong && 'absent' in wrong ? wrong.absent : '', /^wrong has 0\.\d+ where first has 0\.\d+$/);
  t.like(missing, { absent: 'not found' });
  t.like(fails, { absent: 'RangeError: fails on purpose' });
});

test('peers are not asked for what they do not know', async t => {
  const { rows } = await compare(work, [peer('first'), { ...peer('other'), kinds: ['step'] }], effort);
  t.deepEqual(rows.map(row => row.peer.name), ['first']);
});

test('without the first there is nothing to compare with', async t => {
  await t.throwsAsync(compare(work, [peer('first', 'missing'), peer('b')], effort), { message: 'first: not found' });
});

test('who fails after all had agreed is named', async t => {
  await t.throwsAsync(compare(work, [peer('first'), peer('b', 'fails later')], effort),
    { message: 'matmul-64, b: RangeError: fails later' });
});
