import test from 'ava';
import fc from 'fast-check';
import { type Kind, partsAt, smallCases } from '../../../lib/gradcheck/counterexample/cases.ts';
import { type Parts, partsOf } from '../../../lib/gradcheck/counterexample/parts.ts';
import { sizesOf } from '../../../lib/gradcheck/counterexample/sizes.ts';
import {
  CrossEntropyLoss, Linear, lossAsLayer, randn, Random, tensor, toArray, toTypedArray, zeros,
} from '../../../lib/index.ts';

const random = new Random(1), layer = new Linear(6, 2, { random }), parts = partsOf(layer, randn([5, 6], { random }));
const numbers = (kind: Kind, of: Parts, drawn: Parts = of): Parts =>
  partsAt({ lengths: [], kind, dY: [1], drawn }, of);

test('cases are small, and fit together', t => {
  const cases = smallCases(fc, parts, sizesOf(layer, parts, {}))!;
  fc.assert(fc.property(cases, ({ drawn: { X, params }, dY }) => {
    t.true(X.shape.every(length => length >= 1 && length <= 4) && X.shape[1] === params['W']!.shape[1]);
    t.true([...dY, ...toTypedArray(X)].every(k => Number.isInteger(k) && Math.abs(k) <= 3));
  }), { numRuns: 50 });
});

test('there are none where even the smallest has too many numbers', t => {
  t.is(smallCases(fc, { X: zeros([65]), params: {}, fields: {} }, []), undefined);
});

test('inputs may be eighths between 0 and 1, parameters are whole; or all are those of the original, cut', t => {
  const drawn = { X: tensor([[-3, 3]]), params: { W: tensor([[-3, 3]]), b: tensor([1]) }, fields: {} };
  const eighths = numbers('eighths', parts, drawn), original = numbers('original', parts, drawn);
  t.deepEqual([toArray(eighths.X), toArray(eighths.params['W']!)], [[[1 / 8, 7 / 8]], [[-3, 3]]]);
  t.deepEqual(toArray(original.X), [(toArray(parts.X) as number[][])[0]!.slice(0, 2)]);
  t.deepEqual(toArray(numbers('whole', parts, drawn).X), [[-3, 3]]);
});

test('labels stay labels: whole, and not negative', t => {
  const loss = partsOf(lossAsLayer(new CrossEntropyLoss(), [2, 0]), randn([2, 3], { random }));
  const drawn = { ...loss, X: tensor([[-1, 2, 3], [1, 1, 1]]), target: tensor([-2, 1]) };
  t.deepEqual(toArray(numbers('whole', loss, drawn).target!), [2, 1]);
  t.deepEqual(toArray(numbers('eighths', loss, drawn).target!), [2, 1]);
});
