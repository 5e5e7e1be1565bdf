import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { add, checkWhole, type Tensor, tensorLike } from '../tensor/index.ts';
import { checkSequences } from './shared/heads.ts';

/** Nothing: a shift by constants has the derivative 1. */
export type SinusoidalPositionalEncodingCache = Readonly<Record<string, never>>;

/**
 * Adds to each time step numbers that say which one it is, Y = X + P, (N,T,D) → (N,T,D). Columns 2i and 2i + 1 of P
 * are the sine and the cosine of t/10000^(2i/D): waves of a length from 2π to nearly 10000·2π. Nothing is learned, and
 * T has no limit. Vaswani, Shazeer, Parmar, Uszkoreit, Jones, Gomez, Kaiser and Polosukhin (2017).
 * Derivation: [sinusoidal-positional-encoding](../../docs/derivations/sinusoidal-positional-encoding.md).
 */
export class SinusoidalPositionalEncoding implements Layer<NoParams, SinusoidalPositionalEncodingCache> {
  readonly params = {};
  /** D, the length of a vector. */
  readonly embedDim: number;

  /** @throws RangeError where D is no whole number ≥ 1. */
  constructor(embedDim: number) {
    checkWhole('SinusoidalPositionalEncoding', 'embedDim', embedDim);
    this.embedDim = embedDim;
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,D). */
  forward(X: Tensor): Forward<SinusoidalPositionalEncodingCache> {
    const { embedDim: D } = this, [, T] = checkSequences('SinusoidalPositionalEncoding', X, D);
    const P = tensorLike(X, waves(T, D), [T, D]);
    const Y = add(X, P);                                     // (N,T,D) + (T,D) → (N,T,D)
    return [Y, {}];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor): Backward<NoParams> {
    const dX = dY;                                           // [dX] (N,T,D)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `SinusoidalPositionalEncoding(${this.embedDim})`;
  }
}

//#region waves
/** The table P (T,D), row by row. */
function waves(T: number, D: number): Float64Array {
  return Float64Array.from({ length: T * D }, (_, place) => {
    const t = Math.floor(place / D), column = place % D, even = column - column % 2;
    const angle = t / 10000 ** (even / D);
    return column === even ? Math.sin(angle) : Math.cos(angle);
  });
}
//#endregion waves
