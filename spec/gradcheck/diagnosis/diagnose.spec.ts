import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { diagnose } from '../../../lib/gradcheck/diagnosis/index.ts';
import {
  abs, add, CrossEntropyLoss, describeLayer, div, Dropout, ELU, Flatten, GELU, gradcheck, type Layer, LeakyReLU, Linear,
  LogSoftmax, lossAsLayer, max, MSELoss, mul, ones, randn, Random, ReLU, Sequential, Sigmoid, SiLU, Softmax, Softplus,
  square, sub, Tanh, tensor, type Tensor, toTypedArray, transpose,
} from '../../../lib/index.ts';
import { reasonsOf } from '../../support/is-diagnosed.ts';
import { Norm } from '../../support/normalisation.ts';
import { holds } from '../../support/property.ts';
import { withWrong, X43 } from '../../support/wrong-backward.ts';
import { wrongLayers } from '../../support/wrong-layers.ts';

const single = (random: Random): Layer[] => [
  new Linear(3, 5, { random }), new Linear(3, 3, { random }), new ReLU(), new LeakyReLU(), new ELU(1.5), new Sigmoid(),
  new Tanh(), new GELU(), new SiLU(), new Softplus(2), new Softmax(), new LogSoftmax(), new Dropout(0.4),
  new Flatten(), new Norm(3, -1), new Norm(3, 0),
  lossAsLayer(new MSELoss(), ones([4, 3])), lossAsLayer(new CrossEntropyLoss(), [0, 1, 2, 0]),
];

test('nothing is said of a right gradient, even when asked', t => {
  const random = new Random(1);
  for (const layer of [...single(random), new Sequential(new Linear(3, 4, { random }), new Tanh())]) {
    const options = { training: true, seed: 1 }, [Y, cache] = layer.forward(X43, options);
    const { dX, grads } = layer.backward(randn(Y.shape, { random: new Random(2) }), cache);
    const given = { layer, X: X43, options, arithmetic: 'complex', wholeInput: false, seed: 1 } as const;
    t.is(diagnose({ ...given, place: { input: true }, name: 'dX' }, dX), undefined, describeLayer(layer));
    for (const [parameter, gradient] of Object.entries(grads)) {
      const origin = { ...given, place: { parameter }, name: `d${parameter}` };
      t.is(diagnose(origin, gradient), undefined, describeLayer(layer));
    }
  }
});

/** Ways to spoil a gradient for no reason. */
const spoilers: readonly ((gradient: Tensor, noise: Tensor) => Tensor)[] = [
  (A, noise) => add(A, noise), (A, noise) => mul(A, noise), (A, noise) => add(A, mul(1e-3, noise)),
  (A, noise) => mul(A, add(1, mul(1e-2, noise))), (A, noise) => mul(A, add(2, noise)), (_, noise) => noise,
];

test('nothing is said of a gradient that is spoilt at random', t => {
  holds(t, fc.property(fc.nat(), fc.nat({ max: spoilers.length - 2 }), (seed, k) => {
    const random = new Random(seed), spoil = spoilers[k]!;
    for (const layer of single(random)) {
      const noise = randn(X43.shape, { random });
      const wrong = withWrong(layer, ({ dX }) => ({ dX: spoil(dX, noise) }));
      const said = Object.values(reasonsOf(wrong, X43, { training: true, seed }));
      assert.deepEqual(said.filter(reason => reason !== undefined), [], describeLayer(layer));
    }
  }), 5);
});

test('a gradient that is only noise is told to ignore dY, which it does', t => {
  const noise = randn(X43.shape, { random: new Random(6) });
  t.deepEqual(reasonsOf(withWrong(new Tanh(), () => ({ dX: noise })), X43), { dX: 'upstream-ignored' });
});

test('nothing is said where two mistakes at once hide each other', t => {
  const wrong = withWrong(new Linear(3, 3, { random: new Random(1) }),
    ({ grads }) => ({ dW: mul(3, add(transpose(grads.W), grads.W)) }));
  t.deepEqual(reasonsOf(wrong, X43), { dW: undefined });
});

test('nothing is said of a layer that answers otherwise when asked again', t => {
  let calls = 0;
  const forgetful = withWrong(new Tanh(), ({ dX }) => ({ dX: mul(dX, calls++ % 2 === 0 ? -1 : 1) }));
  t.deepEqual(Object.values(reasonsOf(forgetful, X43)).filter(reason => reason !== undefined), []);
});

test('code that takes plain numbers only is diagnosed too', t => {
  const plain: Layer = {
    params: {},
    forward: X => [tensor(toTypedArray(X).map(Math.atan), X.shape), X],
    backward: (dY, X) => ({ dX: mul(dY, div(-1, add(1, square(X as Tensor)))), grads: {} }),
  };
  t.deepEqual(reasonsOf(plain, X43), { dX: 'sign' });
});

test('an input that the layer does not take anew is shuffled', t => {
  const picky = withWrong(new Tanh(), ({ dX }) => ({ dX: mul(-1, dX) }));
  const refuses = Object.create(picky, {
    forward: {
      value: (X: Tensor) => {
        if (max(abs(sub(mul(X, X), 4))).item() > 1) throw new RangeError('wanted numbers of about ±2');
        return picky.forward(X);
      },
    },
  }) as Layer;
  t.deepEqual(reasonsOf(refuses, tensor([[2, -2.1], [1.9, 2.05]])), { dX: 'sign' });
});

test('what would take too long is not tried', t => {
  const layer = withWrong(new Linear(100, 110, { random: new Random(1) }), ({ grads }) => ({ dW: mul(-1, grads.W) }));
  const X = randn([4, 100], { random: new Random(2) });
  const { gradients } = gradcheck(layer, X, { sample: 3 });
  t.is(gradients[1]!.verdict, 'wrong');
  t.is(gradients[1]!.diagnosis, undefined);
});

test('the report has the sentence under its table', t => {
  const wrong = withWrong(new Linear(3, 5, { random: new Random(3) }), ({ grads }) => ({ dW: transpose(grads.W) }));
  t.regex(String(gradcheck(wrong, X43)), /\ndW is transposed(\n|$)/);
});

for (const { error, layer, shape, training = false, diagnosis } of wrongLayers) {
  const expected = typeof diagnosis === 'string' ? {} : diagnosis;
  test(`${Object.values(expected).join(', ') || 'nothing is said'}: ${error}`, t => {
    const found = reasonsOf(layer, randn(shape, { random: new Random(5) }), { training });
    t.deepEqual(Object.fromEntries(Object.entries(found).filter(([, reason]) => reason !== undefined)), expected);
  });
}
