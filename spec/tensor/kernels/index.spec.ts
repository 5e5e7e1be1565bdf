import test from 'ava';
import { add, type Dtype, DtypeError, tensor, toArray } from '../../../lib/tensor/index.ts';
import { checkDtype, kernelsOf, withKernels } from '../../../lib/tensor/kernels/index.ts';

test('there is a table for each dtype', t => {
  for (const dtype of ['float64', 'float32', 'bool'] as const) {
    t.is(kernelsOf(dtype).dtype, dtype);
    t.notThrows(() => { checkDtype('f', dtype); });
  }
});

test('what is no dtype is refused, inherited names too', t => {
  for (const name of ['int8', 'toString', '']) {
    const { message } = t.throws(() => { checkDtype('f', name as Dtype); }, { instanceOf: DtypeError });
    t.true(message.startsWith(`f: unknown dtype '${name}'; there is float64, float32, bool`));
  }
});

test('withKernels puts another arithmetic in place while it runs, and takes it away also where that fails', t => {
  const product = (): unknown => toArray(add(tensor([2]), tensor([5])));
  const wrapped = <R>(run: () => R): R =>
    withKernels(kernels => ({ ...kernels, binary: { ...kernels.binary, add: kernels.binary.mul } }), run);
  t.deepEqual(wrapped(product), [10]);
  t.throws(() => wrapped(() => { throw new Error('inside'); }), { message: 'inside' });
  t.deepEqual(product(), [7]);
});
