import type { Initializer } from '../init/index.ts';
import type { Backward, Forward, Layer } from '../model/layer.ts';
import { Random, randn } from '../random/index.ts';
import {
  add, checkOptions, checkWhole, type FloatDtype, formatShape, ShapeError, slice, sum, takeAdjoint, type Tensor,
} from '../tensor/index.ts';
import { checkSequences } from './shared/heads.ts';

/** The table of positions. */
export type LearnedPositionalEncodingParams = {
  /** (Tmax,D): a row for each time step. */
  readonly P: Tensor;
};

/** How many rows of the table were used. */
export interface LearnedPositionalEncodingCache {
  /** T, the length of the sequences. */
  readonly T: number;
}

/** Options of {@link LearnedPositionalEncoding}. */
export interface LearnedPositionalEncodingOptions {
  /** How P begins. Normal with mean 0 and variance 1 unless said, as PyTorch begins an embedding. */
  readonly init?: Initializer;
  /** The stream that P is drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Adds to each time step a learned vector that says which one it is: Y = X + P[0:T], (N,T,D) + (T,D) → (N,T,D). An
 * embedding of the positions 0, 1, …, T − 1. Gehring, Auli, Grangier, Yarats and Dauphin (2017).
 * Derivation: [learned-positional-encoding](../../docs/derivations/learned-positional-encoding.md).
 */
export class LearnedPositionalEncoding
implements Layer<LearnedPositionalEncodingParams, LearnedPositionalEncodingCache> {
  /** Tmax, the length of the longest sequence. */
  readonly maxLength: number;
  /** D, the length of a vector. */
  readonly embedDim: number;
  readonly params: LearnedPositionalEncodingParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option. */
  constructor(maxLength: number, embedDim: number, options: LearnedPositionalEncodingOptions = {}) {
    checkWhole('LearnedPositionalEncoding', 'maxLength', maxLength);
    checkWhole('LearnedPositionalEncoding', 'embedDim', embedDim);
    checkOptions('LearnedPositionalEncoding', options, ['init', 'random', 'dtype']);
    const { init = randn, random = new Random(), dtype = 'float64' } = options;
    this.maxLength = maxLength;
    this.embedDim = embedDim;
    this.params = { P: init([maxLength, embedDim], { random, dtype }) };
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,D), or T is beyond the table. */
  forward(X: Tensor): Forward<LearnedPositionalEncodingCache> {
    const [, T] = checkSequences('LearnedPositionalEncoding', X, this.embedDim);
    if (T > this.maxLength) {
      throw new ShapeError(`LearnedPositionalEncoding: an input ${formatShape(X.shape)} of ${T} time steps; there are `
        + `positions for ${this.maxLength}`);
    }
    const Y = add(X, slice(this.params.P, [0, T]));          // (N,T,D) + (T,D) → (N,T,D)
    return [Y, { T }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { T }: LearnedPositionalEncodingCache): Backward<LearnedPositionalEncodingParams> {
    const positions = Array.from({ length: T }, (_, t) => t);
    const dP = takeAdjoint(sum(dY, 0), positions, this.maxLength);     // [dP] (N,T,D) → (T,D), below it 0: (Tmax,D)
    const dX = dY;                                           // [dX] (N,T,D)
    return { dX, grads: { P: dP } };
  }
  //#endregion backward

  toString(): string {
    return `LearnedPositionalEncoding(${this.maxLength}, ${this.embedDim})`;
  }
}
