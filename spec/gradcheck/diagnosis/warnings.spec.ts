import test from 'ava';
import {
  eye, gradcheck, Linear, lossAsLayer, MSELoss, ones, randn, Random, Sigmoid, tensor, withParams, zeros,
} from '../../../lib/index.ts';
import { X43 } from '../../support/wrong-backward.ts';

const random = new Random(1), linear = new Linear(3, 5, { random });

test('a choice that hides nothing is not warned of', t => {
  t.deepEqual(gradcheck(linear, X43).warnings, []);
  t.deepEqual(gradcheck(new Sigmoid(), randn([1, 3], { random })).warnings, [], 'nothing is summed over the batch');
});

test('one sample hides what is summed over the batch', t => {
  const expected = ['N = 1 hides errors in sums and means over the batch: take N ≥ 3'];
  t.deepEqual(gradcheck(linear, randn([1, 3], { random })).warnings, expected);
  t.deepEqual(gradcheck(lossAsLayer(new MSELoss(), ones([1, 3])), randn([1, 3], { random })).warnings, expected);
});

test('samples that are all equal hide which one is which', t => {
  const [warning] = gradcheck(linear, tensor([[1, 2, 3], [1, 2, 3], [1, 2, 3]])).warnings;
  t.regex(warning!, /^all samples of X are equal/);
});

test('an input of zeros hides what is multiplied by it', t => {
  t.regex(gradcheck(linear, zeros([4, 3])).warnings.join('\n'), /X is 0 everywhere/);
});

test('a square weight gives every transposed gradient the right shape, and a symmetric one its numbers', t => {
  const square = new Linear(3, 3, { random });
  t.deepEqual(gradcheck(square, X43).warnings,
    ['W (3,3) is square, so that a transposed gradient has the right shape: only its numbers tell']);
  t.deepEqual(gradcheck(withParams(square, { W: eye(3), b: zeros([3]) }), X43).warnings,
    ['W (3,3) is symmetric, which hides that it is transposed: draw it at random']);
});

test('warnings stand under the table', t => {
  t.regex(String(gradcheck(linear, randn([1, 3], { random }))), /\nwarning: N = 1 hides/);
});
