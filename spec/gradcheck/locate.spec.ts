import test from 'ava';
import {
  type Backward, Dropout, gradcheck, type Layer, Linear, type LinearCache, type LinearParams, mul, type NoParams, randn,
  Random, Sequential, Sigmoid, type SigmoidCache, Tanh, type Tensor,
} from '../../lib/index.ts';

class DoubledInput extends Linear {
  override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
    const { dX, grads } = super.backward(dY, cache);
    return { dX: mul(dX, 2), grads };
  }
}

class DerivativeMissing extends Sigmoid {
  override backward(dY: Tensor, _: SigmoidCache): Backward<NoParams> {
    return { dX: dY, grads: {} };
  }
}

const random = new Random(1), X = randn([3, 4], { random });
const located = (...layers: readonly Layer[]): string | undefined =>
  gradcheck(new Sequential(...layers), X, { training: true }).located;

test('a right network has no wrong layer', t => {
  t.is(located(new Linear(4, 3, { random }), new Tanh()), undefined);
});

test('names the wrong layer of a network, though all gradients before it are wrong too', t => {
  const net = new Sequential(new Linear(4, 3, { random }), new Tanh(), new DoubledInput(3, 3, { random }), new Tanh());
  const report = gradcheck(net, X);
  t.is(report.located, 'layer 2, Linear(3 → 3)');
  t.regex(String(report), /^the first wrong layer, from the end: layer 2, Linear\(3 → 3\)$/m);
});

test('of two it names the one that backward meets first', t => {
  t.is(located(new DoubledInput(4, 3, { random }), new Tanh(), new DerivativeMissing()), 'layer 2, DerivativeMissing');
});

test('looks into nested networks', t => {
  t.is(located(new Linear(4, 3, { random }), new Sequential(new Tanh(), new DerivativeMissing())),
    'layer 1, Sequential(Tanh, DerivativeMissing), and in it layer 1, DerivativeMissing');
});

test('gives each layer the seed that it has in the network', t => {
  t.is(located(new Dropout(), new DoubledInput(4, 3, { random }), new Dropout()), 'layer 1, Linear(4 → 3)');
});

test('says so where every layer is right by itself', t => {
  const net = new class extends Sequential {
    override backward(...args: Parameters<Sequential['backward']>): ReturnType<Sequential['backward']> {
      const { dX, grads } = super.backward(...args);
      return { dX: mul(dX, 2), grads };
    }

    override withParams(params: Sequential['params']): this {
      return new (this.constructor as new (...layers: unknown[]) => this)(...super.withParams(params).layers);
    }
  }(new Linear(4, 3, { random }), new Tanh());
  t.is(gradcheck(net, X).located, 'none, each is right by itself: look at how they are put together');
});
