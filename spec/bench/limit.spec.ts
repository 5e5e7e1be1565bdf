import test from 'ava';
import { loadLimit } from './limit.ts';

test('the loop of the limit does what it says, so that no compiler has left anything of it out', t => {
  const multiplyAdd = loadLimit();
  t.is(multiplyAdd(0), 0);
  t.is(multiplyAdd(1), (1 + 2 + 3 + 4) * (1 + 4));
  t.is(multiplyAdd(4), (1 + 2 + 3 + 4) * (10 + 10));           // by then every number of b was in the first place
  t.is(multiplyAdd(400), 100 * 200);
});
