import test from 'ava';
import { allFinite } from '../../lib/gradcheck/all-finite.ts';
import { tensor, zeros } from '../../lib/index.ts';

test('a tensor is finite where all of its elements are', t => {
  t.true(allFinite(tensor([[1, -2], [0, 1e308]])));
  t.true(allFinite(zeros([0, 3])));
  for (const x of [NaN, Infinity, -Infinity]) t.false(allFinite(tensor([1, x, 2])));
});
