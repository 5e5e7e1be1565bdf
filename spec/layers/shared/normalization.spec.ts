import test from 'ava';
import { tensor, toArray, zeros } from '../../../lib/index.ts';
import {
  acrossChannels, checkEndsIn, checkEps, checkNormalizedShape, perChannel, splitAxes,
} from '../../../lib/layers/shared/normalization.ts';

test('a normalized shape is one length, or several', t => {
  t.deepEqual([checkNormalizedShape('Norm', 4), checkNormalizedShape('Norm', [2, 4])], [[4], [2, 4]]);
  t.throws(() => checkNormalizedShape('Norm', 1.5),
    { message: 'Norm: normalizedShape is 1.5; wanted a whole number ≥ 1' });
  t.throws(() => checkNormalizedShape('Norm', []),
    { message: 'Norm: normalizedShape is (); wanted one dimension or more' });
});

test('an input has to end in the normalized shape', t => {
  t.notThrows(() => { checkEndsIn('Norm', zeros([5, 2, 4]), [2, 4]); });
  for (const shape of [[5, 4, 2], [2, 3], [5, 3, 4], [4], [2]]) {
    t.throws(() => { checkEndsIn('Norm', zeros(shape), [2, 4]); },
      { message: `Norm: an input (${shape.join(',')}); wanted (…,2,4)` });
  }
});

test('axes are split where the normalized shape begins', t => {
  t.deepEqual(splitAxes(zeros([5, 6, 7]), 1), { leading: [0, 1], inner: [2] });
  t.deepEqual(splitAxes(zeros([5]), 1), { leading: [], inner: [0] });
});

test('one number a channel is summed over samples and places', t => {
  t.deepEqual([zeros([2, 3]), zeros([2, 3, 4, 5])].map(acrossChannels), [[0], [0, 2, 3]]);
});

test('one number a channel stands before the places of its channel', t => {
  t.deepEqual(toArray(perChannel(tensor([1, 2]), 4)), [[[1]], [[2]]]);
  t.deepEqual(toArray(perChannel(tensor([1, 2]), 3)), [[1], [2]]);
  t.deepEqual(toArray(perChannel(tensor([1, 2]), 2)), [1, 2]);
});

test('eps is 0 or more, and finite', t => {
  t.notThrows(() => { checkEps('Norm', 0); });
  for (const eps of [-1e-5, NaN, Infinity]) {
    t.throws(() => { checkEps('Norm', eps); }, { message: `Norm: eps is ${eps}; wanted a number ≥ 0` });
  }
});
