import type { Layer, Params } from '../../model/layer.ts';
import type { Indices, Tensor } from '../../tensor/index.ts';

/**
 * The smallest example that could be found of what is wrong: sizes as small as the layer allows, whole numbers where it
 * allows them. It can be run: `layer.forward(X)`, then `layer.backward(dY, cache)`.
 */
export interface Counterexample {
  /** The layer that was found wrong, with small parameters; in a network the layer that is at fault. */
  readonly layer: Layer;
  /** Its parameters. */
  readonly params: Params;
  /** Its input. */
  readonly X: Tensor;
  /** What a loss is held against. */
  readonly target?: Indices;
  /** The upstream gradient. None for a broken law, which draws its own. */
  readonly dY?: Tensor;
  /** What is wrong: a gradient, `dW`, or else a law of the contract, `cache`. */
  readonly broken: string;
  /** The gradient that backward returned; nothing where it returned none. */
  readonly analytic?: Tensor;
  /** The gradient that is right. */
  readonly numeric?: Tensor;
  /** What was seen of a broken law. */
  readonly problem?: string;
  /** The seed with which fast-check found the example. */
  readonly seed: number;
  /** Its place among fast-check's draws and their shrunken forms: `3:0:1`. */
  readonly path: string;
  /** How many times a failing example was replaced by a smaller one. */
  readonly shrinks: number;
}
