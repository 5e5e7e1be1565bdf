import test from 'ava';
import fc from 'fast-check';
import { exp, LogSoftmax, Softmax, tensor, toArray } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { elementwiseCases, inputs, obeysTheLaws, smallShapes } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('LogSoftmax', elementwiseCases(fc.constantFrom(-1, 0).map(axis => new LogSoftmax(axis))));

test('agrees with PyTorch', t => { layerAgrees(t, 'log-softmax', new LogSoftmax()); });

test('is the logarithm of softmax', t => {
  fc.assert(fc.property(smallShapes.chain(inputs), X => {
    const P = flat(new Softmax().forward(X)[0]);
    const Q = flat(exp(new LogSoftmax().forward(X)[0]));
    return P.every((p, i) => Math.abs(p - Q[i]!) < 1e-14);
  }));
  t.pass();
});

test('is finite where softmax underflows', t => {
  t.deepEqual(toArray(new LogSoftmax().forward(tensor([[-1000, 1000]]))[0]), [[-2000, 0]]);
});

test('names its axis when printed, unless it is the last', t => {
  t.deepEqual([new LogSoftmax(), new LogSoftmax(0), new LogSoftmax(1)].map(String),
    ['LogSoftmax', 'LogSoftmax(axis 0)', 'LogSoftmax(axis 1)']);
});
