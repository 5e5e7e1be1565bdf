import test from 'ava';
import {
  Dropout, eye, gradcheck, type Layer, Linear, lossAsLayer, MSELoss, mul, ones, randn, Random, Sequential, Sigmoid,
  Softmax, tensor, withParams, zeros,
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

test('an upstream gradient that is the same everywhere hides errors, and one of zeros all of them', t => {
  const softmax = new Softmax(), zero: Layer = {
    params: {}, forward: X => softmax.forward(X), backward: dY => ({ dX: mul(dY, 0), grads: {} }),
  };
  t.is(gradcheck(zero, X43).verdict, 'wrong');
  const hidden = gradcheck(zero, X43, { dY: ones([4, 3]) });
  t.not(hidden.gradients[0]!.verdict, 'wrong');
  t.regex(hidden.warnings.join('\n'), /^dY is the same everywhere, which hides errors/m);
  t.regex(gradcheck(linear, X43, { dY: zeros([4, 5]) }).warnings.join('\n'), /^dY is 0 everywhere/m);
  t.deepEqual(gradcheck(linear, X43, { dY: randn([4, 5], { random }) }).warnings, []);
  t.deepEqual(gradcheck(new MSELoss(), X43, zeros([4, 3]), { dY: ones([]) }).warnings, []);
});

test('warnings stand under the table', t => {
  t.regex(String(gradcheck(linear, randn([1, 3], { random }))), /\nwarning: N = 1 hides/);
});

test('a layer that does something else in training is said not to have been checked for it', t => {
  const expected = ['the layer behaves differently in training, which was not checked: pass { training: true }'];
  t.deepEqual(gradcheck(new Dropout(0.4), X43).warnings, expected);
  t.deepEqual(gradcheck(new Sequential(linear, new Dropout(0.4)), X43).warnings, expected);
  t.deepEqual(gradcheck(new Dropout(0.4), X43, { training: true }).warnings, []);
  t.deepEqual(gradcheck(new Dropout(0), X43).warnings, []);
  const impure: Layer = { params: {}, forward: X => [mul(X, Math.random()), 0], backward: dX => ({ dX, grads: {} }) };
  t.false(gradcheck(impure, X43).warnings.includes(expected[0]!), 'it is never the same: the contract tells');
});
