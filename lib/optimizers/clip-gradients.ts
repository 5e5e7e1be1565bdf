import type { Params } from '../model/layer.ts';
import { abs, div, max, mul, square, sum, type Tensor } from '../tensor/index.ts';

/** What {@link clipGradients} returns. */
export interface ClippedGradients<G extends Params> {
  /** The gradients; those given, where they were not too long. */
  readonly grads: G;
  /** How long they were before, all of them as one vector. `Infinity` where that is more than a number can hold. */
  readonly norm: number;
}

/** Between these, a sum of squares has lost nothing that counts, in float32 either: none overflowed or vanished. */
const SAFE = [1e-20, 1e30] as const;

/**
 * Scales gradients so that all of them together, as one vector, are no longer than `maxNorm`: the direction stays. No
 * square overflows or vanishes. Nothing is written to. As PyTorch's `clip_grad_norm_`, which divides by norm + 1e-6.
 * Pascanu, Mikolov and Bengio (2013).
 * @throws RangeError where `maxNorm` is not positive, and for a gradient that holds NaN or an infinity, which it names:
 * there is no direction to keep.
 */
export function clipGradients<G extends Params>(grads: G, maxNorm: number): ClippedGradients<G> {
  if (!(maxNorm > 0)) throw new RangeError(`clipGradients: maxNorm is ${maxNorm}; wanted a number > 0`);
  const entries = Object.entries(grads).filter(([, dP]) => dP.size > 0);
  const squares = (unit: number): number =>
    entries.reduce((total, [, dP]) => total + sum(square(inUnits(dP, unit))).item(), 0);
  //#region clip
  const whole = squares(1), safe = whole > SAFE[0] && whole < SAFE[1];
  const unit = safe ? 1 : Math.max(0, ...entries.map(([name, dP]) => largest(name, dP)));            // [unit]
  if (unit === 0) return { grads, norm: 0 };
  const length = Math.sqrt(safe ? whole : squares(unit));                                            // [length]
  const norm = unit * length;                                                                        // [norm]
  if (norm <= maxNorm) return { grads, norm };
  const clipped = entries.map(([name, dP]) => [name, mul(inUnits(dP, unit), maxNorm / length)]);     // [clip]
  //#endregion clip
  return { grads: { ...grads, ...Object.fromEntries(clipped) as G }, norm };
}

function inUnits(dP: Tensor, unit: number): Tensor {
  return unit === 1 ? dP : div(dP, unit);
}

/** The largest of the absolute values. */
function largest(name: string, dP: Tensor): number {
  const value = max(abs(dP)).item();
  if (Number.isFinite(value)) return value;
  throw new RangeError(`clipGradients: the gradient of ${name} holds ${value}; wanted finite numbers`);
}
