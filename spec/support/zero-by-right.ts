import { gradientAt } from '../../lib/gradcheck/arithmetics.ts';
import { type Place, Trial } from '../../lib/gradcheck/trial.ts';
import { cast, type ForwardOptions, type Layer, type Tensor, toTypedArray } from '../../lib/index.ts';

/**
 * Whether an element of a gradient is 0 by mathematics, as each of attention's key bias is: 64 digits of it are. What
 * float64 has there is rounding, of which a part is as right as the whole.
 * @param R the upstream gradient
 * @param i which element, in row-major order
 */
export function isZeroByRight(layer: Layer, X: Tensor, options: ForwardOptions, R: Tensor, place: Place, i: number):
boolean {
  const exact = new Trial(layer, X, options, 'bignumber', false);
  return Math.abs(toTypedArray(cast(gradientAt(exact.backward(R), place)!, 'float64'))[i]!) < 1e-40;
}
