import { tensorOf } from './from-values.ts';
import type { Shape } from './shape.ts';
import { checkTensor, type Tensor } from './tensor.ts';

/**
 * Numbers of a shape in the dtype of a tensor: constants of a formula where they are many, as {@link numberLike} gives
 * one. Each is exactly the double given, but in float32, which rounds it.
 * @throws {@link ShapeError} where there are not as many numbers as the shape has elements.
 */
export function tensorLike(a: Tensor, values: ArrayLike<number>, shape: Shape): Tensor {
  checkTensor('tensorLike', a);
  return tensorOf(values, shape, a.dtype);
}
