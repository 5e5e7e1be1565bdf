import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { allFromWire, allToWire, fromWire, toWire } from '../../../lib/assignments/sandbox/wire.ts';
import { cast, tensor, Tensor, toTypedArray, transpose, zeros } from '../../../lib/tensor/index.ts';
import { holds } from '../../support/property.ts';

/** What the other process reads: nothing but a text crosses. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Any 64 bits as a double, so every NaN, −0 and what is subnormal. */
const anyDouble = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(bits => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
});
const anyTensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }).chain(shape => {
  const size = shape.reduce((n, length) => n * length, 1);
  const number = fc.oneof(fc.constantFrom(-0, NaN, Infinity, -Infinity, Number.MIN_VALUE), anyDouble);
  return fc.array(number, { minLength: size, maxLength: size }).map(values => tensor(Float64Array.from(values), shape));
});

test('a tensor comes as it was sent, to the last bit', t => {
  holds(t, fc.property(anyTensor, sentTensor => {
    const came = fromWire('Y', sent(toWire('Y', sentTensor)));
    assert.deepEqual([came.shape, came.dtype], [sentTensor.shape, 'float64']);
    for (const [i, x] of toTypedArray(sentTensor).entries()) assert.ok(Object.is(toTypedArray(came)[i], x));
  }), 400);
});

test('a view is sent in the order of its own rows', t => {
  t.deepEqual([...toTypedArray(fromWire('Y', sent(toWire('Y', transpose(tensor([[1, 2], [3, 4]]))))))], [1, 3, 2, 4]);
});

test('names are kept, __proto__ included, and give no object another prototype', t => {
  const came = allFromWire('grads.', sent(allToWire('grads.', { ['__proto__']: tensor(1), W: tensor(2) })));
  t.deepEqual(Object.keys(came), ['__proto__', 'W']);
  t.is(Object.getPrototypeOf(came), Object.prototype);
});

test('what is no float64 tensor is not sent', t => {
  const message = (value: unknown): string => t.throws(() => toWire('grads.W', value)).message;
  t.is(message([1, 2]), 'grads.W is no tensor');
  t.is(message(undefined), 'grads.W is no tensor');
  t.is(message(cast(tensor([1]), 'float32')), 'grads.W is a float32 tensor; wanted float64');
  t.is(message(zeros([2 ** 11, 2 ** 10])), 'grads.W is (2048,1024), more numbers than can be asked for');
  t.truthy(message(Tensor.none));
});

test('whatever else comes is refused, and never crashes', t => {
  const valid = toWire('Y', zeros([2]));
  for (const came of [
    null, 1, 'Y', [], {}, { ...valid, shape: undefined }, { ...valid, shape: [-2] }, { ...valid, shape: [-1, -2] },
    { ...valid, shape: ['2'] }, { ...valid, shape: [2.0001] }, { ...valid, shape: [NaN] },
    { ...valid, shape: [Infinity] },
    { ...valid, shape: [2 ** 20, 2 ** 20] }, { ...valid, shape: [2 ** 21] }, { ...valid, shape: { length: 1, 0: 2 } },
    { ...valid, shape: Array.from({ length: 9 }, () => 1) }, { ...valid, data: [0, 0] }, { ...valid, data: 'AAAA' },
    { ...valid, data: `AAAA${valid.data}` }, { ...valid, data: '🐟'.repeat(8) }, { ...valid, shape: [3] },
  ]) {
    t.throws(() => fromWire('Y', came), {
      instanceOf: TypeError, message: /^Y (is no tensor|has \d+ bytes for \d+ numbers)$/,
    });
  }
  holds(t, fc.property(fc.anything(), came => {
    assert.throws(() => fromWire('Y', came), TypeError);
  }), 200);
});

test('names that are none, or too many, are refused', t => {
  t.throws(() => allFromWire('grads.', null), { message: 'grads. are no tensors' });
  t.throws(() => allFromWire('grads.', 'W'), { message: 'grads. are no tensors' });
  t.throws(() => allFromWire('grads.', { W: 1 }), { message: 'grads.W is no tensor' });
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`p${i}`, toWire('', zeros([1]))]));
  t.throws(() => allFromWire('', many), { instanceOf: RangeError, message: / are 201 tensors, more than can be/ });
});
