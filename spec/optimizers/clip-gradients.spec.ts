import test from 'ava';
import fc from 'fast-check';
import { clipGradients, ones, type Params, randn, Random, tensor, toArray, zeros } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { holds } from '../support/property.ts';

const all = (grads: Params): number[] => Object.values(grads).flatMap(flat);
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-14 * Math.abs(b);

test('the norm is that of all gradients as one vector', t => {
  const grads = { W: tensor([[1, 2], [0, -4]]), b: tensor([2, 0]) };
  t.is(clipGradients(grads, 100).norm, 5);
});

test('gradients that are not too long are returned as they are', t => {
  const grads = { W: tensor([3]), b: tensor([4]) };
  for (const most of [5, 6, Infinity]) t.is(clipGradients(grads, most).grads, grads);
});

test('longer ones keep their direction and get the length asked for; those given are not written to', t => {
  const scales = fc.constantFrom(1e-250, 1e-10, 1e-3, 1, 1e15, 1e200);
  holds(t, fc.property(scales, fc.constantFrom(1e-3, 1), fc.nat(), (scale, part, seed) => {
    const random = new Random(seed), draw = (...shape: number[]): number[] => flat(randn(shape, { random }));
    const values = draw(3).map(x => x * scale), more = draw(2).map(x => x * scale);
    const grads = { W: tensor(values), b: tensor(more) }, exact = Math.hypot(...values, ...more);
    const { grads: clipped, norm } = clipGradients(grads, part * exact / 2), was = [...values, ...more];
    return near(norm, exact) && near(Math.hypot(...all(clipped)), part * exact / 2)
      && all(clipped).every((g, i) => near(g, was[i]! * part / 2)) && all(grads).every((g, i) => g === was[i]);
  }), 50);
});

test('no square overflows or vanishes, nor does a norm beyond all numbers', t => {
  const most = Number.MAX_VALUE, { grads, norm } = clipGradients({ W: tensor([most, most, most, -most]) }, 2);
  t.is(norm, Infinity);
  t.deepEqual(toArray(grads.W), [1, 1, 1, -1]);
  t.is(clipGradients({ W: tensor([3e-300, 4e-300]) }, 1).norm, 5e-300);
});

test('works in float32, and keeps it', t => {
  const { grads, norm } = clipGradients({ W: tensor([3e38, -3e38], [2], { dtype: 'float32' }) }, Math.SQRT2);
  t.is(grads.W.dtype, 'float32');
  t.deepEqual(toArray(grads.W), [1, -1]);
  t.true(Math.abs(norm / (3e38 * Math.SQRT2) - 1) < 1e-6);
  const tiny = clipGradients({ W: tensor([3e-30, -4e-30], [2], { dtype: 'float32' }) }, 1).norm;
  t.true(Math.abs(tiny / 5e-30 - 1) < 1e-6);
});

test('gradients that are all 0, empty, or none have length 0', t => {
  for (const grads of [{ W: zeros([2]), b: zeros([1]) }, { W: zeros([0, 3]) }, {}]) {
    const clipped = clipGradients<Params>(grads, 1);
    t.is(clipped.norm, 0);
    t.is(clipped.grads, grads);
  }
  const { grads } = clipGradients({ W: tensor([2]), b: zeros([0]) }, 1);
  t.deepEqual([toArray(grads.W), grads.b.shape], [[1], [0]]);
});

test('a gradient that is not finite is named', t => {
  const fine = ones([2]);
  t.throws(() => clipGradients({ a: fine, b: tensor([[1, NaN]]) }, 1),
    { instanceOf: RangeError, message: 'clipGradients: the gradient of b holds NaN; wanted finite numbers' });
  t.throws(() => clipGradients({ a: fine, b: tensor([1, -Infinity]) }, 1),
    { message: 'clipGradients: the gradient of b holds Infinity; wanted finite numbers' });
});

test('says what came and what was wanted', t => {
  for (const most of [0, -1, NaN]) {
    t.throws(() => clipGradients({ W: ones([1]) }, most),
      { message: `clipGradients: maxNorm is ${most}; wanted a number > 0` });
  }
});
