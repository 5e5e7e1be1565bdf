import {
  assign, complex, copy, div, full, imaginary, mul, reshape, slice, stack, sub, type Tensor, tensor, toTypedArray,
} from '../../tensor/index.ts';
import type { Place, Trial } from '../trial.ts';

/** The complex step, as in complex-step.ts. */
const H = 2 ** -332;
/** The largest step of the central differences: hardly ever does a kink lie that close. */
const STEP = 2 ** -10;

/**
 * All derivatives of Y with respect to the tensor A at a place: J with J_ik = ∂y_k/∂a_i, a row for each element of A
 * and a column for each of Y, both in row-major order. With J at hand, the right gradient for any upstream gradient, or
 * for a part of it, costs no further forward pass.
 * @param trial the layer in `complex`, or in `float64` where its code works on plain numbers only
 */
export function jacobian(trial: Trial, place: Place): Tensor {
  const rows = trial.dtype === 'complex' ? byComplexStep(trial, place) : byDifferences(trial, place);
  return reshape(stack(rows), [rows.length, rows[0]!.size]);
}

function byComplexStep(trial: Trial, place: Place): Tensor[] {
  const changed = copy(trial.at(place)), flat = reshape(changed, [changed.size]);
  const output = trial.outputWith(place, changed);
  return Array.from({ length: flat.size }, (_, i) => {
    const element = slice(flat, i), x = element.item();
    assign(element, complex(full([], x), full([], H)));
    const row = div(imaginary(output()), H);
    assign(element, complex(full([], x), full([], 0)));
    return row;
  });
}

/** Central differences over three steps, extrapolated (Romberg 1955): good to about 11 digits. */
function byDifferences(trial: Trial, place: Place): Tensor[] {
  const { shape } = trial.at(place), values = toTypedArray(trial.at(place));
  return Array.from(values, (x, i) => {
    const at = (moved: number): Tensor => {
      const changed = Float64Array.from(values);
      changed[i] = moved;
      return trial.outputWith(place, tensor(changed, shape))();    // a new tensor: a view of it may be the output
    };
    const central = (h: number): Tensor => div(sub(at(x + h), at(x - h)), 2 * h);
    const D1 = central(STEP), D2 = central(STEP / 2), D3 = central(STEP / 4);
    return extrapolate(16, extrapolate(4, D3, D2), extrapolate(4, D2, D1));
  });
}

/** Removes the next even power of the step. */
function extrapolate(power: number, fine: Tensor, coarse: Tensor): Tensor {
  return div(sub(mul(power, fine), coarse), power - 1);
}
