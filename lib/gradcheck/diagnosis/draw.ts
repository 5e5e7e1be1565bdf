import { cast } from '../../model/cast.ts';
import type { ForwardOptions, Layer } from '../../model/layer.ts';
import {
  abs, add, copy, eye, lessEqual, matmul, max, mul, reshape, sameShape, sub, sum, Tensor,
} from '../../tensor/index.ts';
import { gradientAt } from '../arithmetics.ts';
import { type Place, Trial } from '../trial.ts';
import { jacobian } from './jacobian.ts';

/** What a draw is made of. */
export interface DrawParts {
  readonly layer: Layer;
  readonly X: Tensor;
  /** The upstream gradient, of Y's shape. */
  readonly R: Tensor;
  readonly options: ForwardOptions;
  /** Where the gradient in question belongs, … */
  readonly place: Place;
  /** … and what it is called: `dX`, `dW`, `0.db`. */
  readonly name: string;
  /** What the right gradient is computed in: plain numbers where the layer's code takes no others. */
  readonly arithmetic: 'complex' | 'float64';
  /** Whether X holds labels or ids, which have no gradient. */
  readonly wholeInput: boolean;
}

/** One case of a layer, seen from one of its gradients. Everything is computed when it is first asked for, and once. */
export class Draw {
  readonly parts: DrawParts;
  #Y: Tensor | undefined;
  #claimed: Tensor | undefined;
  #J: Tensor | undefined;

  constructor(parts: DrawParts) {
    this.parts = parts;
  }

  /** The input. */
  get X(): Tensor { return this.parts.X; }
  /** The upstream gradient. */
  get R(): Tensor { return this.parts.R; }
  /** What the gradient is called. */
  get name(): string { return this.parts.name; }
  /** The tensor that the gradient is of. */
  get of(): Tensor { return this.#trial('float64').at(this.parts.place); }
  /** The output. */
  get Y(): Tensor { return this.#Y ??= copy(this.#trial('float64').output()); }
  /** What backward returns. */
  get claimed(): Tensor { return this.#claimed ??= this.claimedFor(this.R); }
  /** What backward should return. */
  get right(): Tensor { return this.rightFor(this.R); }
  /** J_ik = ∂y_k/∂a_i, for the tensor A that the gradient is of. */
  get J(): Tensor { return this.#J ??= jacobian(this.#trial(this.parts.arithmetic), this.parts.place); }

  /** What backward returns for another upstream gradient; {@link Tensor.none} where that is nothing. */
  claimedFor(R: Tensor): Tensor {
    // A copy, and a trial of its own: a backward that overwrites what it is given spoils nothing else.
    const gradient = gradientAt(this.#trial('float64').backward(copy(R)), this.parts.place) ?? Tensor.none;
    return gradient === Tensor.none ? gradient : copy(cast(gradient, 'float64'));
  }

  /** What backward should return for another upstream gradient. */
  rightFor(R: Tensor): Tensor {
    return reshape(matmul(this.J, reshape(R, [R.size, 1])), this.of.shape);              // (A,Y)(Y,1) → (A,1)
  }

  /** ∂y_i/∂x_i, in X's shape, where the gradient is dX and Y has X's shape. */
  get diagonal(): Tensor | undefined {
    const { X, Y, parts: { place } } = this;
    if (!('input' in place) || !sameShape(X.shape, Y.shape)) return undefined;
    return reshape(sum(mul(this.J, eye(X.size)), 1), X.shape);
  }

  /** f′(X), where the gradient is dX and the layer works element by element. */
  get slope(): Tensor | undefined {
    const { diagonal } = this;
    if (diagonal === undefined) return undefined;
    const apart = sub(this.J, mul(this.J, eye(this.X.size)));
    return max(abs(apart)).item() === 0 ? diagonal : undefined;
  }

  /** The same draw with other parts. */
  changed(parts: Partial<DrawParts>): Draw {
    return new Draw({ ...this.parts, ...parts });
  }

  /** Whether two gradients agree in every element, beyond what the errors of differences can do. */
  agree(a: Tensor, b: Tensor, tolerance = 1e-6): boolean {
    if (!sameShape(a.shape, b.shape)) return false;
    const largest = max(abs(b)).item(), size = sum(abs(mul(this.R, this.Y))).item();
    const allowed = add(mul(tolerance, abs(b)), tolerance * 1e-2 * largest + 1e-10 * size);
    return sum(lessEqual(abs(sub(a, b)), allowed)).item() === b.size;                    // NaN is not ≤ anything
  }

  #trial(dtype: 'float64' | 'complex'): Trial {
    const { layer, X, options, wholeInput } = this.parts;
    return new Trial(layer, X, options, dtype, wholeInput);
  }
}
