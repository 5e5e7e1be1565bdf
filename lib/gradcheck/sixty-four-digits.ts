import { assign, cast, copy, div, mul, reshape, scalar, slice, sub, sum, add, type Tensor } from '../tensor/index.ts';
import type { Place, Trial } from './trial.ts';

/** A step of 2⁻⁶⁶ ≈ 1.4e-20: a central difference is off by about its square, 2e-40, and loses 20 of 64 digits. */
const H = 2 ** -66;

/** A derivative in 64-digit arithmetic: a tensor of no dimensions, dtype `bignumber`. */
export interface SixtyFourDigits {
  /** The central difference. */
  readonly value: Tensor;
  /** The differences to either side: the same, but for the step, unless there is a kink. */
  readonly left: Tensor;
  readonly right: Tensor;
}

/**
 * ∂⟨Y, R⟩/∂x for one element x of a tensor, by differences with hardly any rounding: the arbiter.
 * @param trial the layer in `bignumber`
 */
export function inSixtyFourDigits(trial: Trial, place: Place, R: Tensor, i: number): SixtyFourDigits {
  const here = trial.restingOutput, [down, up] = around(trial, place, i, H);
  return {
    value: slope(down, up, R, 2 * H),
    left: slope(down, here, R, H),
    right: slope(here, up, R, H),
  };
}

/** The outputs a step below and a step above. */
function around(trial: Trial, place: Place, i: number, step: number): readonly [down: Tensor, up: Tensor] {
  const changed = copy(trial.at(place)), element = slice(reshape(changed, [changed.size]), i);
  const output = trial.outputWith(place, changed), x = copy(element), h = scalar(step, 'bignumber');
  const at = (value: Tensor): Tensor => {
    assign(element, value);
    return copy(output());                            // a view of what is changed next would change with it
  };
  const up = at(add(x, h));
  return [at(sub(x, h)), up];
}

/** How steeply ⟨Y, R⟩ rises from one output to another. */
function slope(from: Tensor, to: Tensor, R: Tensor, width: number): Tensor {
  return div(sum(mul(sub(to, from), cast(R, 'bignumber'))), width);
}

/**
 * The same derivative with the square of the step taken out (Richardson), where that square might be what is seen: a
 * layer norm of numbers close together bends so sharply that 2e-40 times its third derivative shows.
 * @param coarse the central difference of {@link inSixtyFourDigits}
 */
export function extrapolated(trial: Trial, place: Place, R: Tensor, i: number, coarse: Tensor): Tensor {
  const [down, up] = around(trial, place, i, H / 2), fine = slope(down, up, R, H);
  return div(sub(mul(4, fine), coarse), 3);
}
