import {
  add, type Forward, type ForwardOptions, type Indices, type Layer, Linear, type LinearCache, type LinearParams,
  type Loss, lossAsLayer, matmul, mul, type NoParams, type Params, Random, randn, reshape, Sequential,
  type SequentialCache, type Shape, sum, tensor, type Tensor, transpose, withParams,
} from '../../lib/index.ts';

/** An input of a shape: odd sixteenths between −3 and 3, which are neither 0 nor each other's opposite by chance. */
export function input(shape: Shape, seed = 1): Tensor {
  const random = new Random(seed), size = shape.reduce((n, length) => n * length, 1);
  return tensor(Array.from({ length: size }, () => (2 * random.integer(-24, 24) + 1) / 16), shape);
}

/** Probabilities between 1/32 and 31/32. */
export function probabilities(shape: Shape, seed = 1): Tensor {
  const random = new Random(seed), size = shape.reduce((n, length) => n * length, 1);
  return tensor(Array.from({ length: size }, () => random.integer(1, 32) / 32), shape);
}

/** Ones in the shape and the dtype of a tensor. */
export const onesLike = (A: Tensor): Tensor => add(mul(A, 0), 1);

/** The layer with random parameters: a bias that begins at zero hides mistakes. */
export function withRandomParams<L extends Layer>(layer: L, seed = 2): L {
  const random = new Random(seed);
  const entries = Object.entries(layer.params).map(([name, P]) => [name, randn(P.shape, { random })] as const);
  const params: Params = Object.fromEntries(entries);
  return withParams<Layer>(layer, params) as L;
}

/** What a wrong backward may take from: the cache of the right layer, and its input and output. */
export type WithXY<C> = C & { readonly X: Tensor; readonly Y: Tensor };

/** A layer without parameters whose dX is another one. Its cache also holds X and Y. */
export function wrong<C>(layer: Layer<NoParams, C>, dX: (dY: Tensor, cache: WithXY<C>) => Tensor): Layer {
  const methods: Pick<Layer<NoParams, WithXY<C>>, 'forward' | 'backward'> = {
    forward(X: Tensor, options?: ForwardOptions): Forward<WithXY<C>> {
      const [Y, cache] = layer.forward(X, options);
      return [Y, { ...cache, X, Y }];
    },
    backward: (dY, cache) => ({ dX: dX(dY, cache), grads: {} }),
  };
  return Object.create(layer, Object.getOwnPropertyDescriptors(methods)) as Layer;
}

/** A loss, as a layer, whose dY is another one. Its cache also holds the prediction Y. */
export function wrongLoss<C, T extends Indices>(loss: Loss<C, T>, target: T,
  dY: (cache: C & { readonly Y: Tensor }, dL: number) => Tensor): Layer {
  const methods: Loss<C & { readonly Y: Tensor }, T> = {
    forward(Y, T) {
      const [L, cache] = loss.forward(Y, T);
      return [L, { ...cache, Y }];
    },
    backward: (cache, dL = 1) => dY(cache, dL),
  };
  const changed = Object.create(loss, Object.getOwnPropertyDescriptors(methods)) as typeof methods;
  return lossAsLayer(changed, target);
}

/** The gradients of a linear layer, from dY (N,O). */
export interface LinearGradients {
  readonly dX: Tensor;
  readonly dW: Tensor;
  readonly db: Tensor;
}

/** The gradients that are other ones. */
export type LinearChange = (dY: Tensor, cache: LinearCache, layer: Linear) => Partial<LinearGradients>;

/** The linear layer, some of whose gradients are other ones. */
export class WrongLinear extends Linear {
  readonly change: LinearChange;

  constructor(inFeatures: number, outFeatures: number, change: LinearChange) {
    super(inFeatures, outFeatures);
    this.change = change;
  }

  override backward(dOutput: Tensor, cache: LinearCache): { dX: Tensor; grads: LinearParams } {
    const { X, W, shape } = cache, dY = reshape(dOutput, [-1, this.outFeatures]);
    const right = { dX: reshape(matmul(dY, W), shape), dW: matmul(transpose(dY), X), db: sum(dY, 0) };
    const { dX, dW, db } = { ...right, ...this.change(dY, cache, this) };
    return { dX, grads: { W: dW, b: db } };
  }
}

/** The linear layer 3 → 2 (unless said), random parameters, some of whose gradients are other ones. */
export function linear(change: LinearChange, [I, O]: readonly [number, number] = [3, 2]): Linear {
  return withRandomParams(new WrongLinear(I, O, change));
}

/** What backward of a network returns. */
export interface NetworkGradients {
  readonly dX: Tensor;
  readonly grads: Params;
}

/** A network the gradients of which are changed before they are returned. */
export class WrongSequential extends Sequential {
  readonly change: (right: NetworkGradients, dY: Tensor, caches: SequentialCache) => NetworkGradients;

  constructor(layers: readonly Layer[], change: WrongSequential['change']) {
    super(layers);
    this.change = change;
  }

  override backward(dY: Tensor, caches: SequentialCache): NetworkGradients {
    return this.change(super.backward(dY, caches), dY, caches);
  }

  override withParams(params: Params): WrongSequential {
    return new WrongSequential(super.withParams(params).layers, this.change);
  }
}
