import {
  type Backward, type Layer, type Loss, lossAsLayer, mul, type Params, randn, Random, type Tensor,
} from '../../lib/index.ts';

/** What a wrong backward can be made from. */
export interface Given {
  /** What the right backward returns. */
  readonly dX: Tensor;
  readonly grads: Parameters;
  readonly dY: Tensor;
  readonly X: Tensor;
  readonly Y: Tensor;
  readonly params: Parameters;
}

/** Parameters, or their gradients: those that the layer has, of the names that layers use. */
type Parameters = { readonly [name in 'W' | 'b' | 'gamma' | 'beta']: Tensor };

/** Gradients by name: `dX`, `dW`, … Those that are not named stay right. */
export type Change = (given: Given) => { readonly [name: `d${string}`]: Tensor };

/** A layer with some of its gradients exchanged for others. In all else, its fields included, it is the layer. */
export function withWrong(layer: Layer, change: Change): Layer {
  type Kept = Pick<Layer, 'params'> & { readonly X: Tensor; readonly Y: Tensor; readonly cache: unknown };
  return Object.create(layer, {
    forward: {
      value(this: Layer, X: Tensor, options: object): readonly [Tensor, Kept] {
        const [Y, cache] = layer.forward.call(this, X, options);
        return [Y, { X, Y, params: this.params, cache }];
      },
    },
    backward: {
      value(this: Layer, dY: Tensor, { cache, ...kept }: Kept): Backward<Params> {
        const right = layer.backward.call(this, dY, cache);
        const { dX = right.dX, ...rest } = change({ ...kept, ...right, dY } as unknown as Given);
        const changed = Object.entries(rest).map(([name, gradient]) => [name.slice(1), gradient] as const);
        return { dX, grads: { ...right.grads, ...Object.fromEntries(changed) } };
      },
    },
  }) as Layer;
}

/** A loss, with its target, whose gradient is exchanged for dL times another. */
export function lossWithWrong<C>(loss: Loss<C>, target: Tensor | number[], gradient: (X: Tensor) => Tensor): Layer {
  return withWrong(lossAsLayer(loss, target), ({ X, dY }) => ({ dX: mul(dY, gradient(X)) }));
}

/** Four samples of three features. */
export const X43 = randn([4, 3], { random: new Random(7) });
