import type { RandomOptions } from '../random/index.ts';
import { formatShape, type Shape, ShapeError, type Tensor } from '../tensor/index.ts';

/**
 * Makes a parameter's first value from its shape. The factories here return one; `zeros` and `ones` are ones
 * themselves.
 */
export type Initializer = (shape: Shape, options?: RandomOptions) => Tensor;

/** How many numbers go into each output of a weight, and how many outputs each input reaches. */
export interface Fans {
  /** How many numbers are summed into each output. */
  readonly fanIn: number;
  /** How many outputs each input takes part in. */
  readonly fanOut: number;
}

/**
 * The fans of a weight (O,I), or (O,I,kernel…), where every cell of the kernel counts.
 * @throws {@link ShapeError} where the shape has fewer than two dimensions.
 */
export function fansOf(shape: Shape): Fans {
  const [O, I, ...kernel] = shape;
  if (O === undefined || I === undefined) {
    throw new ShapeError(`initialiser: a weight has at least two dimensions (out,in), not ${formatShape(shape)}`);
  }
  const cells = kernel.reduce((product, length) => product * length, 1);
  return { fanIn: I * cells, fanOut: O * cells };
}
