import type { Layer } from '../../model/layer.ts';
import { withParams } from '../../model/with-params.ts';
import { abs, greater, max, mul, sub, sum, type Tensor, toTypedArray } from '../../tensor/index.ts';
import type { Diagnosis } from '../report.ts';
import type { Draw } from './draw.ts';

// Gradients that are nearly right.

/** What a formula's rounding stays below, beside the largest element of a gradient. */
const ROUNDING = 4e-15;
/** A factor so close to 1 that a smooth error stays what it is, and far enough to round otherwise. */
const NUDGE = 1 + 2 ** -40;

/** Says why the digits of a gradient are right at first and wrong from some place on, if that can be seen. */
export function diagnosePrecision(draws: readonly Draw[]): Diagnosis | undefined {
  const [first] = draws;
  if (first === undefined) return undefined;
  const { name } = first;
  if (draws.every(inFloat32)) {
    return { reason: 'rounded-to-float32', text: `${name} is right to 7 digits: it was rounded to float32` };
  }
  if (draws.every(draw => draw.parts.arithmetic === 'complex' && isNoisy(draw))) {
    const text = `${name} is nearly right, with an error that jumps when X changes in its last digits: `
      + 'finite differences inside backward do that (a suspicion)';
    return { reason: 'finite-differences-inside', text };
  }
  return undefined;
}

/** Whether every element is a number that float32 has, and those of the right gradient are not. */
function inFloat32({ claimed, right }: Draw): boolean {
  const all = (A: Tensor): boolean => toTypedArray(A).every(x => Math.fround(x) === x);
  return all(claimed) && !all(right);
}

/**
 * A difference quotient divides the rounding of the forward pass by its step. So most elements are off by more than
 * rounding, and by something else when the input has hardly changed; a formula, even a wrong one, does not do this.
 */
function isNoisy(draw: Draw): boolean {
  const { X, right, parts: { layer } } = draw, scale = max(abs(right)).item();
  const nudged = draw.changed({ X: mul(X, NUDGE), layer: withNudged(layer) });
  const error = sub(draw.claimed, right), another = sub(nudged.claimed, nudged.right);
  const mostly = (A: Tensor): boolean => sum(greater(abs(A), ROUNDING * scale)).item() > A.size / 2;
  return mostly(error) && mostly(sub(another, error));
}

function withNudged(layer: Layer): Layer {
  const entries = Object.entries(layer.params).map(([name, P]) => [name, mul(P, NUDGE)] as const);
  return entries.length === 0 ? layer : withParams<Layer>(layer, Object.fromEntries(entries));
}
