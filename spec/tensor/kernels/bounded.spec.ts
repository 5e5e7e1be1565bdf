import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { BinaryName, UnaryName } from '../../../lib/tensor/dtype.ts';
import { binary, unary } from '../../../lib/tensor/elementwise.ts';
import {
  argmax, cast, concat, equal, errorBound, greater, greaterEqual, matmul, max, mean, sum, take, takeAdjoint, tensor,
  type Tensor, variance, where,
} from '../../../lib/tensor/index.ts';
import { boundedKernels } from '../../../lib/tensor/kernels/bounded.ts';
import { withGemm } from '../../../lib/tensor/kernels/gemm-variants.ts';
import { anyNumbers, broadcastablePairs, shapes, tensors } from '../../support/arbitraries.ts';
import { type BigNumber, exactBinary, exactly, exactUnary, PI } from '../../support/exact.ts';
import { elements } from '../../support/plain.ts';
import { holds } from '../../support/property.ts';
import { assertWithin, interleaved, scaled, uncertain } from '../../support/uncertain.ts';

const unaryNames = Object.keys(boundedKernels.unary) as UnaryName[];
const binaryNames = Object.keys(boundedKernels.binary) as BinaryName[];

/** Asserts that an operation gives the bits of float64 in bounded, and bounds that are numbers. */
function assertSameBits(operands: readonly Tensor[], operation: (...operands: Tensor[]) => Tensor): void {
  const result = operation(...operands.map(a => cast(a, 'bounded')));
  assert.deepEqual(elements(result), elements(operation(...operands)));
  if (result.dtype === 'bounded') assert.ok(elements(errorBound(result)).every(e => e >= 0));
}

test('operations of one and two operands give the bits of float64, broadcast and over views', t => {
  holds(t, fc.property(broadcastablePairs({ values: anyNumbers }), ([a, b]) => {
    for (const name of unaryNames) assertSameBits([a], x => unary(name, x));
    for (const name of binaryNames) assertSameBits([a, b], (x, y) => binary(name, x, y));
    for (const compare of [greater, greaterEqual, equal]) assertSameBits([a, b], compare);
    assertSameBits([a, b], (x, y) => where(greater(x, y), x, y));
  }));
});

test('reductions, gathering and joining give the bits of float64, over views', t => {
  const cases = shapes({ minRank: 1, maxRank: 3, minLength: 1 }).chain(shape =>
    fc.tuple(tensors(shape, { values: anyNumbers }), fc.nat({ max: shape.length - 1 })));
  holds(t, fc.property(cases, ([a, axis]) => {
    for (const reduce of [sum, mean, variance, max, argmax]) {
      assertSameBits([a], x => reduce(x, axis));
      assertSameBits([a], x => reduce(x));
    }
    const rows = [0, a.shape[0]! - 1, 0];
    assertSameBits([a], x => take(x, rows));
    assertSameBits([a], x => takeAdjoint(take(x, rows), rows, 5));
    assertSameBits([a, a], (x, y) => concat([x, y], axis));
  }));
});

test('a matrix product gives the bits of float64 that is not fused, over views and leading dimensions', t => {
  const pairs = fc.tuple(...[5, 5, 5, 2].map(most => fc.integer({ min: 1, max: most }))).chain(([M, K, N, batch]) =>
    fc.tuple(tensors([batch!, M!, K!], { values: anyNumbers }), tensors([K!, N!], { values: anyNumbers })));
  holds(t, fc.property(pairs, ([A, B]) => {
    for (const variant of ['js', 'simd'] as const) withGemm(variant, () => { assertSameBits([A, B], matmul); });
  }));
});

test('what is written is exact, and what is copied or selected keeps its bound', t => {
  const { allocate, copy, read, select, write } = boundedKernels, a = allocate(3).fill(9);
  write(a, 1, 0.1);
  t.deepEqual([...a], [9, 9, 0.1, 0, 9, 9]);
  t.is(read(a, 1), 0.1);
  t.is(boundedKernels.bytesPerElement, 16);
  const b = Float64Array.of(1, 0.1, 2, 0.2, 3, 0.3), out = new Float64Array(6);
  copy(2, b, 0, 2, out, 1, 1);
  t.deepEqual([...out], [0, 0, 1, 0.1, 3, 0.3]);
  select(2, Uint8Array.of(0, 1), 0, 1, b, 0, 1, b, 2, 0, out, 0);
  t.deepEqual([...out], [3, 0.3, 2, 0.2, 3, 0.3]);
});

test('π has the error of Math.PI', t => {
  const a = new Float64Array(4);
  boundedKernels.pi(a, 1);
  t.is(a[2], Math.PI);
  t.notThrows(() => { assertWithin(a[2]!, PI, a[3]!, 'π'); });
  t.true(a[3]! < 1.23e-16);
});

test('the largest of several is bounded also where rounding decides which it is', t => {
  const close = fc.array(uncertain(fc.constantFrom(1, 1.0001, 2)), { minLength: 1, maxLength: 5 });
  holds(t, fc.property(close, several => {
    const out = new Float64Array(2), n = several.length, a = interleaved(several);
    boundedKernels.copy(1, a, boundedKernels.argmax(n, a, 0, 1), 1, out, 0, 1);
    boundedKernels.widen!(n, a, 0, 1, out, 0);
    const exact = several.map(x => x.exact).reduce(exactBinary.maximum);
    assertWithin(out[0]!, exact, out[1]!, 'the value');
    assertWithin(Math.max(...several.map(x => x.other)), exact, out[1]!, 'another evaluation');
  }), 100);
});

test('max has the bound of an element that is surely the largest, and else that of its rivals, too', t => {
  const a = cast(tensor([[1, 5, 4], [1, 1, 0]]), 'bounded');
  (a.data as Float64Array).set([9, 0.1, 3], 0);              // 9 ± 0.1 and 3 ± 0
  (a.data as Float64Array).set([1, 1e-3, 1, 1e-2], 6);       // 1 ± 0.001 and 1 ± 0.01
  t.deepEqual(elements(max(a, 1)), [9, 1]);
  t.deepEqual(elements(errorBound(max(a, 1))), [0.1, 1e-2]);
});

/** An expression in three arithmetics. */
interface Expression {
  readonly text: string;
  readonly float: number;
  readonly bounded: Tensor;
  readonly exact: () => BigNumber;
}

const leaf = (x: number): Expression =>
  ({ text: String(x), float: x, bounded: cast(tensor(x), 'bounded'), exact: () => exactly(x) });

const one = (name: UnaryName, a: Expression): Expression => ({
  text: `${name}(${a.text})`, float: unary(name, tensor(a.float)).item(), bounded: unary(name, a.bounded),
  exact: () => exactUnary[name](a.exact()),
});

const two = (name: BinaryName, a: Expression, b: Expression): Expression => ({
  text: `${name}(${a.text}, ${b.text})`, float: binary(name, tensor(a.float), tensor(b.float)).item(),
  bounded: binary(name, a.bounded, b.bounded), exact: () => exactBinary[name](a.exact(), b.exact()),
});

const { expressions } = fc.letrec<{ expressions: Expression; compound: Expression }>(tie => ({
  expressions: fc.oneof({ depthSize: 'small', maxDepth: 5 }, scaled.map(leaf), tie('compound')),
  compound: fc.oneof(
    fc.tuple(fc.constantFrom(...unaryNames), tie('expressions')).map(([name, a]) => one(name, a)),
    fc.tuple(fc.constantFrom(...binaryNames), tie('expressions'), tie('expressions'))
      .map(([name, a, b]) => two(name, a, b)),
    // b by detours, and what cancels to 0
    fc.tuple(tie('expressions'), tie('expressions')).map(([a, b]) => two('sub', two('add', a, b), a)),
    fc.tuple(tie('expressions'), tie('expressions')).map(([a, b]) => two('div', two('mul', a, b), a)),
    tie('expressions').map(a => two('sub', one('exp', one('log', a)), a)),
  ),
}));

test('any expression is as far from its exact value as its bound allows, and no farther', t => {
  let bounded = 0, all = 0;
  holds(t, fc.property(expressions, ({ text, float, bounded: result, exact }) => {
    const e = errorBound(result).item();
    assert.equal(result.item(), float);
    all++;
    if (!Number.isFinite(float) || e === Infinity) return;
    bounded++;
    const X = exact();                         // the root of what is 0, or less by the oracle's rounding, is no number
    if (!X.isNaN()) assertWithin(float, X, e, text);
  }), 250);
  t.true(bounded > all / 3, `of ${all} expressions only ${bounded} were bounded`);
});
