import type { Backward, ForwardOptions, Layer, Params } from '../model/layer.ts';
import { deriveSeed, Random } from '../random/index.ts';
import {
  abs, cast, type Dtype, errorBound, max, mul, real, sameShape, sub, sum, Tensor,
} from '../tensor/index.ts';
import { seesTheSame } from './cross-check.ts';
import { type Place, Trial } from './trial.ts';

/** A layer with its input, and everything that the oracles compute of it at most once, each in its own arithmetic. */
export class Arithmetics {
  /** The check's own arithmetic: float64. */
  readonly plain: Trial;
  /** The upstream gradient R: float64, of Y's shape. */
  readonly R: Tensor;
  /** Σ|R∘Y|: the size of the sum that L = ⟨Y, R⟩ is. */
  readonly size: number;
  readonly #trials: Trial[] = [];
  readonly #make: (dtype: Dtype) => Trial;
  #complex: Trial | string | undefined;
  #exact: Trial | string | undefined;
  #exactBackward: Backward<Params> | string | undefined;
  #bounded: Backward<Params> | string | undefined;
  #rounding: number | undefined;

  constructor(layer: Layer, X: Tensor, options: ForwardOptions, R: Tensor, Y: Tensor, wholeInput: boolean) {
    this.#make = dtype => {
      const trial = new Trial(layer, X, options, dtype, wholeInput);
      this.#trials.push(trial);
      return trial;
    };
    this.plain = this.#make('float64');
    this.R = R;
    this.size = sum(abs(mul(R, Y))).item();
  }

  /** The layer in complex numbers, or why it cannot be had: a forward that does not follow its operands' dtype. */
  get complex(): Trial | string {
    return this.#complex ??= this.#tryForward('complex', trial => {
      const random = new Random(deriveSeed(trial.options.seed ?? 1, 0xC2));
      return seesTheSame(trial, this.plain, this.R, this.size, random) ? trial
        : 'forward reads plain numbers out of tensors on the way, which the complex step does not see';
    });
  }

  /** The layer in 64 digits, or why it cannot be had. */
  get exact(): Trial | string {
    return this.#exact ??= this.#tryForward('bignumber', trial => trial);
  }

  /** What backward returns in 64 digits, or why it does not. */
  get exactBackward(): Backward<Params> | string {
    return this.#exactBackward ??= this.#tryBackward('bignumber');
  }

  /** What backward returns with bounds of its rounding errors, or why it does not. */
  get boundedBackward(): Backward<Params> | string {
    return this.#bounded ??= this.#tryBackward('bounded');
  }

  /**
   * How far rounding may carry the output, beside itself: Σ|R|∘e / Σ|R∘Y| for its bound e, and the roundoff at least.
   * Infinite where forward cannot be had with bounds.
   */
  get forwardRounding(): number {
    return this.#rounding ??= Math.max(2 ** -53, this.#boundOfOutput() / this.size);
  }

  /** How many forward passes there were so far in each dtype. */
  get evaluations(): Partial<Readonly<Record<Dtype, number>>> {
    const counts: { [dtype in Dtype]?: number } = {};
    for (const { dtype, forwards } of this.#trials) if (forwards > 0) counts[dtype] = (counts[dtype] ?? 0) + forwards;
    return counts;
  }

  /**
   * The least that any sum of L's size is off by, in proportion to a change at a place: u·Σ|R∘Y| / max(1, its scale).
   */
  floor(place: Place): number {
    return 2 ** -53 * this.naturalScale(place);
  }

  /**
   * How large a gradient at a place is by nature: Σ|R∘Y| / max(1, its scale). It owes nothing to the code of backward.
   */
  naturalScale(place: Place): number {
    const at = this.plain.at(place);
    return this.size / Math.max(1, max(abs(at)).item());
  }

  #boundOfOutput(): number {
    try {
      const Y = this.#make('bounded').output();
      return Y.dtype === 'bounded' ? sum(mul(abs(this.R), errorBound(Y))).item() : Infinity;
    } catch {
      return Infinity;
    }
  }

  #tryBackward(dtype: Dtype): Backward<Params> | string {
    try {
      const back = this.#make(dtype).backward(this.R), tensors = [back.dX, ...Object.values(back.grads)];
      const other = tensors.find(tensor => tensor !== Tensor.none && tensor.dtype !== dtype);
      return other === undefined ? back : `backward turned ${dtype} numbers into ${other.dtype}`;
    } catch (error) {
      return reason(error);
    }
  }

  #tryForward(dtype: 'complex' | 'bignumber', further: (trial: Trial) => Trial | string): Trial | string {
    try {
      const trial = this.#make(dtype), Z = trial.output(), Y = this.plain.output();
      if (Z.dtype !== dtype) return `forward turned ${dtype} numbers into ${Z.dtype}`;
      if (!sameShape(Z.shape, Y.shape)) return `forward makes another shape of ${dtype} numbers`;
      const near = dtype === 'complex' ? real(Z) : cast(Z, 'float64');
      const distance = max(abs(sub(near, Y))).item(), scale = Math.max(1, max(abs(Y)).item());
      return distance <= 1e-9 * scale ? further(trial) : `forward computes something else with ${dtype} numbers`;
    } catch (error) {
      return reason(error);
    }
  }
}

/** The gradient at a place, if backward returned it. */
export function gradientAt({ dX, grads }: Backward<Params>, place: Place): Tensor | undefined {
  return 'input' in place ? dX : grads[place.parameter];
}

/** What backward returned in 64 digits, as far as it did: a number of dtype `bignumber`. */
export function inExact(back: Backward<Params>, place: Place): Tensor {
  return cast(gradientAt(back, place)!, 'bignumber');
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
