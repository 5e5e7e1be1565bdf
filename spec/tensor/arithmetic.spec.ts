import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  add, addScaled, cast, div, type Dtype, DtypeError, maximum, minimum, mul, neg, ones, ShapeError, square, sub, tensor,
  type Tensor, withArena, zeros,
} from '../../lib/tensor/index.ts';
import {
  anyNumbers, anyTensor, broadcastablePairs, broadcastableShapes, floatDtypes, tensors,
} from '../support/arbitraries.ts';
import { broadcastAt, broadcastShape, elements, indices, stored } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const operations: Record<string, readonly [(a: Tensor, b: Tensor) => Tensor, (x: number, y: number) => number]> = {
  add: [add, (x, y) => x + y],
  sub: [sub, (x, y) => x - y],
  mul: [mul, (x, y) => x * y],
  div: [div, (x, y) => x / y],
  maximum: [maximum, Math.max],
  minimum: [minimum, Math.min],
};

/** The operation as loops over the broadcast shape do it. */
function byLoops(a: Tensor, b: Tensor, f: (x: number, y: number) => number, dtype: Dtype): number[] {
  return indices(broadcastShape(a.shape, b.shape))
    .map(index => stored(f(broadcastAt(a, index), broadcastAt(b, index)), dtype));
}

for (const [name, [operation, f]] of Object.entries(operations)) {
  test(`${name} agrees with plain loops over any two shapes that broadcast, and over views`, t => {
    holds(t, fc.property(floatDtypes.chain(dtype => broadcastablePairs({ dtype, values: anyNumbers })), ([a, b]) => {
      const result = operation(a, b);
      assert.deepEqual(result.shape, broadcastShape(a.shape, b.shape));
      assert.equal(result.dtype, a.dtype);
      assert.deepEqual(elements(result), byLoops(a, b, f, a.dtype));
    }));
  });
}

/** Numbers whose products are as large as they are, so that every rounding shows. */
const similar = fc.double({ min: 0.5, max: 2, noNaN: true });

function assertAddsScaled(a: Tensor, x: number, b: Tensor): void {
  const expected = add(a, mul(x, b));
  const inArena = withArena(() => elements(addScaled(mul(a, 1), x, mul(b, 1))));
  assert.deepEqual(addScaled(a, x, b).shape, expected.shape);
  assert.deepEqual([elements(addScaled(a, x, b)), inArena], [elements(expected), elements(expected)]);
}

test('addScaled is to the last bit the sum with a product, of any two shapes that broadcast, in an arena too', t => {
  const pairs = floatDtypes.chain(dtype => broadcastablePairs({ dtype, values: anyNumbers }));
  holds(t, fc.property(pairs, anyNumbers, ([a, b], x) => { assertAddsScaled(a, x, b); }));
  const alike = fc.tuple(fc.integer({ min: 1, max: 80 }), floatDtypes).chain(([n, dtype]) =>
    fc.tuple(tensors([n], { dtype, values: similar }), tensors([n], { dtype, values: similar })));
  holds(t, fc.property(alike, similar, ([a, b], x) => { assertAddsScaled(a, x, b); }));
});

test('addScaled takes every dtype, and says of two shapes that they do not broadcast', t => {
  t.deepEqual(elements(addScaled(cast(tensor([1, 2]), 'bignumber'), 0.5, cast(tensor([4, 6]), 'bignumber'))), [3, 5]);
  t.throws(() => addScaled(ones([2]), 2, ones([3])), { instanceOf: ShapeError, message: /^addScaled: \(2\) and \(3\)/ });
});

test('a mask counts as 0 and 1 of the dtype it meets, on either side', t => {
  const pairs = fc.tuple(floatDtypes, broadcastableShapes(2)).chain(([dtype, [a, b]]) =>
    fc.tuple(tensors(a!, { dtype }), tensors(b!, { dtype: 'bool' })));
  holds(t, fc.property(pairs, ([a, mask]) => {
    assert.equal(mul(a, mask).dtype, a.dtype);
    assert.deepEqual(elements(sub(a, mask)), byLoops(a, mask, (x, y) => x - y, a.dtype));
    assert.deepEqual(elements(sub(mask, a)), byLoops(mask, a, (x, y) => x - y, a.dtype));
  }));
});

test('two masks are added in float64', t => {
  const sum = add(tensor([true, true, false]), tensor([true, false, false]));
  t.is(sum.dtype, 'float64');
  t.deepEqual(elements(sum), [2, 1, 0]);
});

test('a plain number is a tensor of no dimensions, of the dtype it meets', t => {
  holds(t, fc.property(floatDtypes.chain(dtype => anyTensor({ dtype })), anyNumbers, (a, x) => {
    const rounded = stored(x, a.dtype);
    assert.equal(sub(a, x).dtype, a.dtype);
    assert.deepEqual(elements(sub(a, x)), elements(a).map(y => stored(y - rounded, a.dtype)));
    assert.deepEqual(elements(sub(x, a)), elements(a).map(y => stored(rounded - y, a.dtype)));
  }));
});

test('two plain numbers make a tensor of no dimensions', t => {
  t.deepEqual([add(2, 3).shape, add(2, 3).item(), add(2, 3).dtype], [[], 5, 'float64']);
});

test('neg changes every sign, that of zero too, and square multiplies a tensor by itself', t => {
  holds(t, fc.property(floatDtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers })), a => {
    assert.deepEqual(elements(neg(a)), elements(a).map(x => -x));
    assert.deepEqual(elements(square(a)), elements(a).map(x => stored(x * x, a.dtype)));
  }));
});

test('no operation writes to its operands', t => {
  holds(t, fc.property(broadcastablePairs(), ([a, b]) => {
    const before = [elements(a), elements(b)];
    for (const [operation] of Object.values(operations)) operation(a, b);
    neg(a);
    square(b);
    assert.deepEqual([elements(a), elements(b)], before);
    assert.deepEqual([a.storage.version, b.storage.version], [0, 0]);
  }), 50);
});

test('shapes that do not broadcast are refused: the error names the operation, both and the dimension', t => {
  t.throws(() => add(zeros([2, 3]), zeros([2, 4])), {
    instanceOf: ShapeError, message: 'add: (2,3) and (2,4) do not broadcast: dimension -1 is 3 and 4',
  });
  t.throws(() => div(zeros([2, 1, 5]), zeros([3, 4, 5])), {
    message: 'div: (2,1,5) and (3,4,5) do not broadcast: dimension -3 is 2 and 3',
  });
});

test('float32 with float64 is refused by an error that names both', t => {
  t.throws(() => mul(zeros([1], { dtype: 'float32' }), zeros([1])), {
    instanceOf: DtypeError, message: 'mul: float32 with float64; cast one of them',
  });
});

test('what is no tensor is refused by an error that says what came', t => {
  const refusal = (operand: unknown): string =>
    t.throws(() => add(zeros([1]), operand as Tensor), { instanceOf: TypeError }).message;
  t.deepEqual([[1, 2], null, undefined, 'x', true, {}].map(refusal), [
    'add: expected a tensor, got an array (make it a tensor with tensor(…))',
    'add: expected a tensor, got null',
    'add: expected a tensor, got undefined',
    'add: expected a tensor, got a string',
    'add: expected a tensor, got true',
    'add: expected a tensor, got an object',
  ]);
  t.throws(() => neg([1] as unknown as Tensor), { message: /^neg: expected a tensor/ });
  t.throws(() => square([1] as unknown as Tensor), { message: /^square: expected a tensor/ });
});
