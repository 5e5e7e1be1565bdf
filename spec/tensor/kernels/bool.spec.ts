import test from 'ava';
import { boolKernels } from '../../../lib/tensor/kernels/bool.ts';

test('a mask is 0 and 1 in a byte: what is not 0 holds, NaN too', t => {
  const a = boolKernels.allocate(5);
  [0, -0, 3, NaN, -1].forEach((x, k) => { boolKernels.write(a, k, x); });
  t.deepEqual([0, 1, 2, 3, 4].map(k => boolKernels.read(a, k)), [0, 0, 1, 1, 1]);
  t.is(boolKernels.bytesPerElement, 1);
});

test('copy and select go in steps', t => {
  const a = Uint8Array.of(1, 0, 1, 1, 0, 0), out = new Uint8Array(6);
  boolKernels.copy(3, a, 0, 2, out, 1, 2);
  t.deepEqual([...out], [0, 1, 0, 1, 0, 0]);
  boolKernels.select(3, Uint8Array.of(1, 0, 1), 0, 1, a, 0, 1, a, 3, 1, out, 0);
  t.deepEqual([...out.slice(0, 3)], [1, 0, 1]);
});

test('arithmetic on masks is refused: operations cast them before', t => {
  const a = Uint8Array.of(1), expectation = {
    instanceOf: TypeError, message: 'arithmetic on masks: cast one to float64 first',
  };
  for (const loop of Object.values(boolKernels.unary)) t.throws(() => { loop(1, a, 0, 1, a, 0); }, expectation);
  for (const loop of [...Object.values(boolKernels.binary), ...Object.values(boolKernels.compare)]) {
    t.throws(() => { loop(1, a, 0, 1, a, 0, 1, a, 0); }, expectation);
  }
  t.throws(() => { boolKernels.accumulate(1, a, 0, 1, a, 0, 1); }, expectation);
  t.throws(() => boolKernels.argmax(1, a, 0, 1), expectation);
  t.throws(() => { boolKernels.matmul(1, 1, 1, a, 0, 1, 1, a, 0, 1, 1, a, 0); }, expectation);
});
