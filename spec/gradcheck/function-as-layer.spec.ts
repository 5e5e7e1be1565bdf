import test from 'ava';
import {
  type Backward, type Forward, functionAsLayer, gradcheck, matmul, mul, randn, Random, sum, type Tensor, transpose,
} from '../../lib/index.ts';

type Weights = { readonly W: Tensor };

function product({ W }: Weights, X: Tensor): Forward<{ X: Tensor; W: Tensor }> {
  return [matmul(X, transpose(W)), { X, W }];
}

function backward(dY: Tensor, { X, W }: { X: Tensor; W: Tensor }): Backward<Weights> {
  return { dX: matmul(dY, W), grads: { W: matmul(transpose(dY), X) } };
}

const random = new Random(1), W = randn([2, 3], { random }), X = randn([4, 3], { random });

test('two functions are checked like a layer, under the name of the first', t => {
  const report = gradcheck({ forward: product, backward }, { W }, X);
  t.is(report.verdict, 'correct');
  t.is(report.layer, 'product');
  t.deepEqual(report.gradients.map(({ name }) => name), ['dX', 'dW']);
  const nameless = { forward: (params: Weights, X: Tensor) => product(params, X), backward };
  t.is(gradcheck(nameless, { W }, X).layer, 'function');
});

test('a wrong one is found', t => {
  const half = (dY: Tensor, cache: { X: Tensor; W: Tensor }): Backward<Weights> => backward(mul(dY, 0.5), cache);
  t.is(gradcheck({ forward: product, backward: half }, { W }, X).verdict, 'wrong');
});

test('functions without parameters are given none', t => {
  const double = {
    forward: (_: object, X: Tensor): Forward<undefined> => [mul(X, 2), undefined],
    backward: (dY: Tensor): Backward<{ readonly [name in never]: Tensor }> => ({ dX: mul(dY, 2), grads: {} }),
  };
  t.is(gradcheck(double, {}, X).verdict, 'correct');
});

test('the layer takes other parameters', t => {
  const layer = functionAsLayer({ forward: product, backward }, { W });
  const [Y] = layer.withParams!({ W: mul(W, 2) }).forward(X);
  t.deepEqual(sum(Y).item(), 2 * sum(layer.forward(X)[0]).item());
});
