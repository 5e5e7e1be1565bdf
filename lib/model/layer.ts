import type { Tensor } from '../tensor/index.ts';

/** Named parameters: the letters of the derivation. Make yours a `type`, not an interface. */
export type Params = { readonly [name: string]: Tensor };

/** The parameters of a layer that has none. */
export type NoParams = { readonly [name in never]: Tensor };

/** The gradients of parameters: ∂L/∂W under the name `W`, of its shape. One that is forgotten does not compile. */
export type Grads<P extends Params> = { readonly [K in keyof P]: Tensor };

/** What `forward` returns: the output, and everything that `backward` will need. */
export type Forward<C> = readonly [Y: Tensor, cache: C];

/** What `backward` returns: ∂L/∂X of X's shape, and a gradient for each parameter. */
export interface Backward<P extends Params> {
  /** ∂L/∂X, of X's shape. */
  readonly dX: Tensor;
  /** ∂L/∂W under the name `W`, and so on for each parameter. */
  readonly grads: Grads<P>;
}

/** Options of `forward`. */
export interface ForwardOptions {
  /** Whether the network is being trained: what dropout asks. False unless said. */
  readonly training?: boolean;
  /** Where all randomness comes from: the same seed draws the same. */
  readonly seed?: number;
}

/** Options of `backward`. */
export interface BackwardOptions {
  /** False where nobody needs `dX`: a layer may then return {@link Tensor.none} for it. True unless said. */
  readonly inputGradient?: boolean;
}

/**
 * A layer is a pure function of (params, X, options), and a hand-derived backward of it. Neither writes to anything,
 * and nothing is kept between calls: what `backward` needs of the forward pass travels in the cache. `handgrad/laws`
 * states this contract as properties that can be tested.
 */
export interface Layer<P extends Params = Params, C = unknown> {
  /** What the layer learns, by the letters of its derivation. */
  readonly params: P;
  /** What it has seen and goes by in inference, without learning it by gradients: running statistics. */
  readonly buffers?: Params;
  /** Computes Y from X, and the cache. */
  forward(X: Tensor, options?: ForwardOptions): Forward<C>;
  /** Computes ∂L/∂X and the parameters' gradients from dY = ∂L/∂Y and the cache of that forward. Linear in dY. */
  backward(dY: Tensor, cache: C, options?: BackwardOptions): Backward<P>;
  /**
   * Writes into the buffers what a forward pass in training has seen, out of its cache. Whoever trains calls it, once a
   * forward; a cache that has nothing for it changes nothing. Beside an optimizer's step nothing else writes.
   */
  commit?(cache: C): void;
  /**
   * The same layer with other parameters, and where some are given other buffers, for a layer that {@link withParams}
   * cannot copy by itself: one with private fields, or one made of layers.
   */
  withParams?(params: P, buffers?: Params): Layer<P, C>;
}
