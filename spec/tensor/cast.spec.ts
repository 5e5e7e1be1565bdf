import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { cast, type Dtype, DtypeError, type FloatDtype, tensor, type Tensor, zeros } from '../../lib/tensor/index.ts';
import { anyNumbers, anyTensor, dtypes } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const conversions: Record<FloatDtype | 'bool', (x: number) => number> = {
  float64: x => x,
  float32: Math.fround,
  bool: x => x === 0 ? 0 : 1,                  // NaN holds, as in NumPy
};

test('cast keeps each number, rounded to nearest in float32, or asks whether it is other than 0', t => {
  holds(t, fc.property(dtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers })), dtypes, (a, dtype) => {
    const result = cast(a, dtype);
    assert.deepEqual([result.shape, result.dtype], [a.shape, dtype]);
    assert.deepEqual(elements(result), elements(a).map(conversions[dtype]));
  }), 200);
});

test('a tensor that has the dtype already is returned as it is', t => {
  const a = tensor([1, 2]);
  t.is(cast(a, 'float64'), a);
});

test('an unknown dtype and what is no tensor are refused', t => {
  t.throws(() => cast(zeros([1]), 'int8' as Dtype), {
    instanceOf: DtypeError, message: /^cast: unknown dtype 'int8'; there is float64, float32, bool/,
  });
  t.throws(() => cast([1] as unknown as Tensor, 'bool'), {
    instanceOf: TypeError, message: 'cast: expected a tensor, got an array (make it a tensor with tensor(…))',
  });
});
