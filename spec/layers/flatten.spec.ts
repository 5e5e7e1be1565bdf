import test from 'ava';
import fc from 'fast-check';
import { Flatten, ones, toArray, tensor } from '../../lib/index.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 });
obeysTheLaws('Flatten', fc.record({ shape: shapes, startAxis: fc.constantFrom(0, 1), seed: fc.nat() })
  .chain(({ shape, startAxis, seed }) => inputs(shape).map(X => ({ layer: new Flatten(startAxis), X, seed }))));

test('agrees with PyTorch', t => { layerAgrees(t, 'flatten', new Flatten()); });

test('joins everything behind the batch, in row-major order', t => {
  const [Y] = new Flatten().forward(tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]));
  t.deepEqual(toArray(Y), [[1, 2, 3, 4], [5, 6, 7, 8]]);
});

test('says which axis there is not', t => {
  t.throws(() => new Flatten().forward(ones([3])), { message: 'Flatten: there is no axis 1 in (3)' });
  t.throws(() => new Flatten(-1).forward(ones([2, 3])), { message: 'Flatten: there is no axis -1 in (2,3)' });
});
