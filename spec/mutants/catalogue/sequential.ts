import {
  type Forward, type Layer, Linear, mul, neg, Sequential, type SequentialCache, Softmax, sum, Tanh, type Tensor,
} from '../../../lib/index.ts';
import { input, linear, type NetworkGradients, withRandomParams, wrong, WrongSequential } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

/** 3 → 5 → 2, with something in between and a second layer. */
const layers = (between: Layer = new Tanh(), second: Layer = new Linear(5, 2)): Layer[] =>
  [new Linear(3, 5), between, second];
const net = (...of: Parameters<typeof layers>): Sequential => withRandomParams(new Sequential(layers(...of)));

/** Two layers 3 → 3, whose parameters are of one shape. */
const twins = (): Layer[] => [new Linear(3, 3), new Tanh(), new Linear(3, 3)];

/** One layer, twice. */
const twice = (): Sequential => {
  const layer = withRandomParams(new Linear(3, 3));
  return new Sequential(layer, new Tanh(), layer);
};

/** A change of what the right backward returns. */
const changed = (layers: readonly Layer[], change: WrongSequential['change']): Layer =>
  withRandomParams(new WrongSequential(layers, change));

/** dH of the layer before the last one, as its backward gets it. */
function afterLast(layers: readonly Layer[], dY: Tensor, caches: SequentialCache): NetworkGradients {
  const last = layers.length - 1;
  return layers[last]!.backward(dY, caches[last]!.cache);
}

/** Keeps the caches in a field. */
class KeepsCaches extends Sequential {
  caches: SequentialCache = [];

  override forward(...given: Parameters<Sequential['forward']>): Forward<SequentialCache> {
    const [Y, caches] = super.forward(...given);
    this.caches = caches;
    return [Y, []];
  }

  override backward(dY: Tensor): NetworkGradients {
    return super.backward(dY, this.caches);
  }

  override withParams(params: Sequential['params']): KeepsCaches {
    return new KeepsCaches(super.withParams(params).layers);
  }
}

/** Takes the caches off the list that it was given. */
class TakesOff extends Sequential {
  override backward(dY: Tensor, caches: SequentialCache): NetworkGradients {
    const back = super.backward(dY, [...caches]);
    (caches as unknown[]).length = 0;
    return back;
  }

  override withParams(params: Sequential['params']): TakesOff {
    return new TakesOff(super.withParams(params).layers);
  }
}

const changes: readonly Change[] = [
  {
    name: 'Backward skips the activation: dH goes on as it is',
    layer: () => net(wrong(new Tanh(), dY => dY)),
    gradient: '0.dW', expected: 'activation-derivative-missing',
  },
  {
    name: 'The activation in between has the wrong sign',
    layer: () => net(wrong(new Tanh(), (dY, { X, Y }) => neg(new Tanh().backward(dY, { X, Y } as never).dX))),
    gradient: '0.dW', expected: 'sign',
  },
  {
    name: 'A softmax in between counts its divisor as a constant',
    right: () => net(new Softmax()), layer: () => net(wrong(new Softmax(), (dY, { Y }) => mul(dY, Y))),
    gradient: '0.dW', expected: 'term-dropped',
  },
  {
    name: 'The second layer\'s bias has no gradient but zero',
    layer: () => net(new Tanh(), linear(dY => ({ db: mul(sum(dY, 0), 0) }), [5, 2])),
    gradient: '2.db', expected: 'forgotten',
  },
  {
    name: 'The second layer\'s bias is not summed over the batch',
    layer: () => net(new Tanh(), linear(dY => ({ db: dY }), [5, 2])),
    gradient: '2.db', expected: 'batch-sum-missing',
  },
  {
    name: 'The weights\' gradients are returned under each other\'s name',
    right: () => withRandomParams(new Sequential(twins())),
    layer: () => changed(twins(), ({ dX, grads }) =>
      ({ dX, grads: { ...grads, '0.W': grads['2.W']!, '2.W': grads['0.W']! } })),
    gradient: '0.dW', expected: 'gradient-of-another-parameter',
  },
  {
    name: 'The second bias has the gradient of the first',
    right: () => withRandomParams(new Sequential(twins())),
    layer: () => changed(twins(), ({ dX, grads }) => ({ dX, grads: { ...grads, '2.b': grads['0.b']! } })),
    gradient: '2.db', expected: 'gradient-of-another-parameter',
  },
  {
    name: 'A layer that stands twice has the gradient of its second use only',
    right: twice,
    layer: () => {
      const { layers } = twice();
      return new WrongSequential(layers, function (this: WrongSequential, { dX, grads }, dY, caches) {
        return { dX, grads: { ...grads, '0.W': afterLast(this.layers, dY, caches).grads['W']! } };
      });
    },
    gradient: '0.dW', expected: 'term-dropped',
  },
  {
    name: 'dX is what the second layer hands back, not the first',
    layer: () => changed(layers(), function (this: WrongSequential, { grads }, dY, caches) {
      return { dX: afterLast(this.layers, dY, caches).dX, grads };
    }),
    gradient: 'dX', expected: 'wrong-shape',
  },
  {
    name: 'The caches are kept in the network',
    layer: () => withRandomParams(new KeepsCaches(layers())),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'The caches are taken off the list itself, which is empty then',
    layer: () => withRandomParams(new TakesOff(layers())),
    gradient: 'contract', expected: 'pure',
  },
];

export const sequentialMutants = mutantsOf('Sequential', () => net(), () => input([4, 3]), changes);
