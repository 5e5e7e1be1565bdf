import test from 'ava';
import { bytesPerElement, countMultiplyAdds, matmul, zeros } from '../../lib/tensor/index.ts';

test('multiply-adds are M·N·K of every product, batches included, and the result is passed on', t => {
  const { result, multiplyAdds } = countMultiplyAdds(() => {
    matmul(zeros([2, 3]), zeros([3, 5]));
    matmul(zeros([4, 2, 3], { dtype: 'float32' }), zeros([4, 3, 5], { dtype: 'float32' }));
    return 'done';
  });
  t.deepEqual([result, multiplyAdds], ['done', 30 + 120]);
});

test('counting ends with the run, also where it fails, and runs may be nested', t => {
  const product = (): unknown => matmul(zeros([1, 2]), zeros([2, 1]));
  t.throws(() => countMultiplyAdds(() => { throw new Error('inside'); }), { message: 'inside' });
  const outer = countMultiplyAdds(() => {
    const inner = countMultiplyAdds(product);
    product();
    return inner.multiplyAdds;
  });
  t.deepEqual([outer.result, outer.multiplyAdds, countMultiplyAdds(() => 1).multiplyAdds], [2, 4, 0]);
});

test('an element takes 8 bytes, 4, or 1', t => {
  t.deepEqual([bytesPerElement('float64'), bytesPerElement('float32'), bytesPerElement('bool')], [8, 4, 1]);
});
