import type { Law } from '../../lib/gradcheck/laws.ts';
import {
  add, assign, type Backward, cast, Dropout, type DropoutCache, type Forward, greater, type Layer, Linear,
  type LinearCache, type LinearParams, lossAsLayer, matmul, mean, minimum, MSELoss, type MSELossCache, mul, neg,
  type NoParams, type Reason, ReLU, type ReLUCache, Sigmoid, type SigmoidCache, slice, Softmax, type SoftmaxCache,
  sub, sum, type Tensor, tensor, transpose, where, zeros,
} from '../../lib/index.ts';

/** A layer with a planted error, and the laws that must catch it: these and no others. */
export interface WrongLayer {
  readonly error: string;
  readonly caughtBy: readonly Law['name'][];
  /** What gradcheck has to say of each wrong gradient, or why nothing. */
  readonly diagnosis: { readonly [gradient: string]: Reason } | string;
  readonly layer: Layer;
  /** The shape of the inputs to run it on. */
  readonly shape: readonly number[];
  readonly training?: boolean;
}

type LinearBackward = (right: Backward<LinearParams>, dY: Tensor, cache: LinearCache) => { dX: Tensor; grads: object };

/** A Linear(3 → outFeatures) whose backward is changed after the fact. */
function linear(change: LinearBackward, outFeatures = 4): Layer {
  return new class extends Linear {
    override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
      return change(super.backward(dY, cache), dY, cache) as Backward<LinearParams>;
    }
  }(3, outFeatures);
}

/** A layer without parameters whose backward is another. */
function elementwise<C>(right: Layer<NoParams, C>, dX: (dY: Tensor, cache: C) => Tensor): Layer {
  return {
    params: {},
    forward: (X, options) => right.forward(X, options),
    backward: (dY, cache) => ({ dX: dX(dY, cache as C), grads: {} }),
  };
}

class KeepsInput extends ReLU {
  last: Tensor = zeros([1]);
  override forward(X: Tensor): Forward<ReLUCache> {
    this.last = X;
    return super.forward(X);
  }

  override backward(dY: Tensor): Backward<NoParams> {
    return super.backward(dY, { mask: greater(this.last, 0) });
  }
}

class KeepsInputPrivately extends ReLU {
  #last: Tensor = zeros([1]);
  override forward(X: Tensor): Forward<ReLUCache> {
    this.#last = X;
    return super.forward(X);
  }

  override backward(dY: Tensor): Backward<NoParams> {
    return super.backward(dY, { mask: greater(this.#last, 0) });
  }

  withParams(): this { return this; }
}

class Accumulates extends Linear {
  db = zeros([4]);
  override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
    const { dX, grads } = super.backward(dY, cache);
    this.db = add(this.db, grads.b!);
    return { dX, grads: { ...grads, b: this.db } };
  }
}

class ReadsParamsInBackward extends Linear {
  override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
    return super.backward(dY, { ...cache, W: this.params.W });
  }
}

class ArrowMethods extends Linear {
  override forward = (X: Tensor): Forward<LinearCache> => super.forward.call(this, X);
}

class OverwritesInput extends ReLU {
  override forward(X: Tensor): Forward<ReLUCache> {
    const [Y, cache] = super.forward(X);
    assign(X, Y);
    return [X, cache];
  }
}

class DrawsFromMathRandom extends Dropout {
  override forward(X: Tensor): Forward<DropoutCache> {
    return super.forward(X, { training: true, seed: Math.floor(Math.random() * 1e6) });
  }
}

class CountsItsCalls extends Dropout {
  static calls = 0;
  override forward(X: Tensor): Forward<DropoutCache> {
    return super.forward(X, { training: true, seed: CountsItsCalls.calls++ });
  }
}

class HalfMSE extends MSELoss {
  override backward(cache: MSELossCache, dL = 1): Tensor {
    return mul(super.backward(cache, dL), 0.5);
  }
}

const target = tensor([[1, 2, 3], [4, 5, 6]]);

/** The errors that students make, and some that only programs make. */
export const wrongLayers: readonly WrongLayer[] = [
  {
    error: 'dW transposed, on a square weight where the shape does not tell',
    layer: linear(({ dX, grads }) => ({ dX, grads: { ...grads, W: transpose(grads.W) } }), 3),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dW: 'transposed' },
  },
  {
    error: 'dW transposed',
    layer: linear(({ dX, grads }) => ({ dX, grads: { ...grads, W: transpose(grads.W) } })),
    caughtBy: ['shapes', 'gradient', 'exact'], shape: [2, 3], diagnosis: { dW: 'transposed' },
  },
  {
    error: 'dX with the wrong sign',
    layer: linear(({ dX, grads }) => ({ dX: neg(dX), grads })),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'sign' },
  },
  {
    error: 'batch sum missing in db',
    layer: linear(({ dX, grads }, dY) => ({ dX, grads: { ...grads, b: dY } })),
    caughtBy: ['shapes', 'gradient', 'exact'], shape: [2, 3], diagnosis: { db: 'batch-sum-missing' },
  },
  {
    error: 'the last sample instead of the batch sum in db',
    layer: linear(({ dX, grads }, dY) => ({ dX, grads: { ...grads, b: slice(dY, -1) } })),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { db: 'batch-sum-missing' },
  },
  {
    error: 'mean for sum in db',
    layer: linear(({ dX, grads }, dY) => ({ dX, grads: { ...grads, b: mean(dY, 0) } })),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { db: 'constant-factor' },
  },
  {
    error: 'upstream gradient ignored in dW',
    layer: linear(({ dX, grads }, dY, { X }) => {
      const upstream = sub(1, mul(dY, 0));
      return { dX, grads: { ...grads, W: matmul(transpose(upstream), X) } };
    }),
    caughtBy: ['linear', 'gradient', 'exact'], shape: [2, 3], diagnosis: { dW: 'upstream-ignored' },
  },
  {
    error: 'db forgotten',
    layer: linear(({ dX, grads: { W } }) => ({ dX, grads: { W } })),
    caughtBy: ['shapes', 'gradient', 'exact'], shape: [2, 3], diagnosis: { db: 'forgotten' },
  },
  {
    error: 'a gradient too many',
    layer: linear(({ dX, grads }) => ({ dX, grads: { ...grads, c: dX } })),
    caughtBy: ['shapes'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'dX in another dtype',
    layer: linear(({ dX, grads }) => ({ dX: cast(dX, 'float32'), grads })),
    caughtBy: ['shapes', 'gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'rounded-to-float32' },
  },
  {
    error: 'an error of 1e-9 in one element of dW',
    layer: linear(({ dX, grads }, dY) => {
      const off = mul(sum(dY), tensor([[1e-9, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]));
      return { dX, grads: { ...grads, W: add(grads.W, off) } };
    }),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: 'one element tells nothing',
  },
  {
    error: 'cache overwritten by backward',
    layer: linear((right, _, { X }) => {
      assign(X, zeros(X.shape));
      return right;
    }),
    caughtBy: ['pure', 'cache', 'seeded', 'linear'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'upstream gradient overwritten by backward',
    layer: elementwise(new ReLU(), (dY, { mask }) => {
      assign(dY, where(mask, dY, 0));
      return dY;
    }),
    caughtBy: ['pure'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'input overwritten by forward', layer: new OverwritesInput(),
    caughtBy: ['pure'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'state kept in the layer', layer: new KeepsInput(),
    caughtBy: ['pure', 'cache'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'state kept in a private field', layer: new KeepsInputPrivately(),
    caughtBy: ['cache'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'gradients accumulated in the layer',
    layer: new Accumulates(3, 4),
    caughtBy: ['pure', 'cache', 'seeded', 'linear', 'gradient', 'exact'], shape: [2, 3],
    diagnosis: 'the contract says it',
  },
  {
    error: 'parameters read by backward, not from the cache',
    layer: new ReadsParamsInBackward(3, 4),
    caughtBy: ['cache'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'arrow functions that keep the old parameters',
    layer: new ArrowMethods(3, 4),
    caughtBy: ['shapes', 'gradient', 'exact'], shape: [2, 3], diagnosis: 'the contract says it',
  },
  {
    error: 'a mask drawn from Math.random',
    layer: new DrawsFromMathRandom(),
    caughtBy: ['pure', 'cache', 'seeded', 'gradient', 'exact'], shape: [4, 5],
    diagnosis: 'the contract says it',
  },
  {
    error: 'another mask at every call',
    layer: new CountsItsCalls(),
    caughtBy: ['pure', 'cache', 'seeded', 'gradient', 'exact'], shape: [4, 5],
    diagnosis: 'the contract says it',
  },
  {
    error: 'mask taken from dY',
    layer: elementwise(new ReLU(), dY => where(greater(dY, 0), dY, 0)),
    caughtBy: ['linear', 'gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'mask-from-wrong-tensor' },
  },
  {
    error: 'activation derivative missing',
    layer: elementwise<SigmoidCache>(new Sigmoid(), dY => dY),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'activation-derivative-missing' },
  },
  {
    error: 'activation derivative taken at the output',
    layer: elementwise<SigmoidCache>(new Sigmoid(), (dY, { Y }) => {
      const S = new Sigmoid().forward(Y)[0];
      return mul(dY, mul(S, sub(1, S)));
    }),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'derivative-at-output' },
  },
  {
    error: 'a softmax backward that returns zeros, which an upstream gradient of ones does not notice',
    layer: elementwise<SoftmaxCache>(new Softmax(), dY => mul(dY, 0)),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'forgotten' },
  },
  {
    error: 'a softmax backward without the sum over the outputs',
    layer: elementwise<SoftmaxCache>(new Softmax(), (dY, { Y }) => mul(mul(dY, Y), sub(1, Y))),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'term-dropped' },
  },
  {
    error: 'gradient clipped inside backward',
    layer: elementwise(new ReLU(), (dY, { mask }) => minimum(where(mask, dY, 0), 0.1)),
    caughtBy: ['linear', 'gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'clipped' },
  },
  {
    error: 'factor 2 missing in the squared error',
    layer: lossAsLayer(new HalfMSE(), target),
    caughtBy: ['gradient', 'exact'], shape: [2, 3], diagnosis: { dX: 'constant-factor' },
  },
];
