import test from 'ava';
import { tensor } from '../../lib/index.ts';
import { allDifferences, differences } from './differences.ts';

const theirs = { shape: [2, 3], data: [1, 2, 3, 4, 500, 6] };

test('the same numbers differ nowhere, nor do those within 1e-12 of PyTorch\'s, or of 1', t => {
  t.deepEqual(differences('Y', tensor([[1, 2, 3], [4, 500, 6]]), theirs), []);
  t.deepEqual(differences('Y', tensor([[1 + 9e-13, 2, 3], [4, 500 - 4e-10, 6]]), theirs), []);
  t.deepEqual(differences('L', tensor(9e-13), { shape: [], data: [0] }), []);
});

test('the worst element is named with its place, both values and the error, and the others are counted', t => {
  t.deepEqual(differences('dW', tensor([[1 + 2e-12, 2, 3], [4.25, 500, 6.5]]), theirs),
    ['dW[1,2] is 6.5, PyTorch has 6: |error| 5.0e-1; 3 of 6 elements differ']);
  t.deepEqual(differences('L', tensor(1), { shape: [], data: [3] }),
    ['L is 1, PyTorch has 3: |error| 2.0e+0; 1 of 1 elements differ']);
});

test('what is no number is worse than any error', t => {
  t.regex(differences('Y', tensor([[1, NaN, 3], [4, 5, 6]]), theirs)[0]!, /^Y\[0,1\] is NaN, PyTorch has 2: .*2 of 6/);
  t.regex(differences('Y', tensor([[1, 2, Infinity], [4, 5, 6]]), theirs)[0]!, /^Y\[0,2\] is Infinity, PyTorch has 3/);
});

test('another shape is a difference, though the numbers are the same', t => {
  t.deepEqual(differences('Y', tensor(theirs.data, [3, 2]), theirs), ['Y is (3,2), PyTorch has (2,3)']);
  t.deepEqual(differences('Y', tensor(theirs.data), theirs), ['Y is (6), PyTorch has (2,3)']);
});

test('a tensor that is missing or too many is a difference', t => {
  const saved = { shape: [1], data: [1] }, one = tensor([1]);
  t.deepEqual(allDifferences(name => `d${name}`, { W: one, c: one }, { W: saved, b: saved }),
    ['db is missing', 'dc is there, PyTorch has none']);
});
