import test from 'ava';
import { BatchNorm1d, Linear, ones, tensor, toArray, withParams, zeros } from '../../lib/index.ts';

test('gives the same layer with other parameters and writes to nothing', t => {
  const layer = new Linear(2, 1, { init: ones }), other = withParams(layer, { W: tensor([[2, 3]]), b: tensor([1]) });
  t.deepEqual(toArray(other.forward(ones([1, 2]))[0]), [[6]]);
  t.deepEqual(toArray(layer.forward(ones([1, 2]))[0]), [[2]]);
  t.true(other instanceof Linear);
  t.is(String(other), 'Linear(2 → 1)');
});

test('asks a layer that brings a withParams of its own', t => {
  class Secret extends Linear {
    readonly #factor = 2;
    get factor(): number { return this.#factor; }
    withParams(params: { W: ReturnType<typeof ones> }): Secret { return Object.assign(new Secret(2, 1), { params }); }
  }
  const other = withParams(new Secret(2, 1), { W: ones([1, 2]), b: zeros([1]) });
  t.is(other.factor, 2);
  t.deepEqual(toArray(other.params.W), [[1, 1]]);
});

test('says which parameter is missing or unknown', t => {
  t.throws(() => withParams(new Linear(2, 1), { W: ones([1, 2]), c: ones([1]) } as never),
    { message: 'withParams: missing [b], unknown [c]; the layer has [W, b]' });
});

test('running statistics stay those of the layer, unless others are given', t => {
  const layer = new BatchNorm1d(1), same = withParams(layer, layer.params);
  t.is(same.buffers.runningMean, layer.buffers.runningMean);
  const other = withParams(layer, layer.params, { runningMean: tensor([3]), runningVariance: ones([1]) });
  t.deepEqual(toArray(other.buffers.runningMean!), [3]);
  t.deepEqual(toArray(layer.buffers.runningMean!), [0]);
  t.throws(() => withParams(layer, layer.params, { runningMean: ones([1]) }), { message: 'withParams: the buffers '
    + 'missing [runningVariance], unknown []; the layer has [runningMean, runningVariance]' });
});
