import type { Backward, Forward, Layer } from '../model/layer.ts';
import {
  add, checkOptions, div, type FloatDtype, formatShape, mean, mul, ones, type Shape, sqrt, square, sub, sum,
  type Tensor,
} from '../tensor/index.ts';
import { checkEndsIn, checkEps, checkNormalizedShape, splitAxes } from './shared/normalization.ts';

/** The factor of each place of a row, unless the layer has none. */
export type RMSNormParams = {
  /** The normalized shape, (I). PyTorch's `weight`. */
  readonly gamma?: Tensor;
};

/** What the derivative is written in. */
export interface RMSNormCache {
  /** The normalised input: (…,I). */
  readonly xHat: Tensor;
  /** One over the root of the mean square of each row: (…,1). */
  readonly rrms: Tensor;
  /** The factors that it met: (I). */
  readonly gamma: Tensor | undefined;
}

/** Options of {@link RMSNorm}. */
export interface RMSNormOptions {
  /**
   * What is added to the mean square before the root. 1e-5 unless said. (PyTorch's default is the precision of the
   * dtype, 2.2e-16 or 1.2e-7: a function that would change with the arithmetic.)
   */
  readonly eps?: number;
  /** Whether gamma is learned. True unless said. */
  readonly elementwiseAffine?: boolean;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Gives each row the mean square 1, then a learned factor for each place: Y = gamma ∘ X/√(mean(X²) + eps),
 * (…,I) → (…,I). The mean is not taken off. Samples do not meet, and training and inference are the same. Zhang and
 * Sennrich (2019). Derivation: [rms-norm](../../docs/derivations/rms-norm.md).
 */
export class RMSNorm implements Layer<RMSNormParams, RMSNormCache> {
  /** The trailing dimensions that are normalised together. */
  readonly normalizedShape: Shape;
  /** What is added to the mean square. */
  readonly eps: number;
  readonly params: RMSNormParams;

  /**
   * @param normalizedShape the trailing dimensions that are normalised together: I, or several
   * @throws RangeError where it is no shape or eps negative, TypeError for an unknown option.
   */
  constructor(normalizedShape: number | Shape, options: RMSNormOptions = {}) {
    const shape = checkNormalizedShape('RMSNorm', normalizedShape);
    checkOptions('RMSNorm', options, ['eps', 'elementwiseAffine', 'dtype']);
    const { eps = 1e-5, elementwiseAffine = true, dtype = 'float64' } = options;
    checkEps('RMSNorm', eps);
    this.normalizedShape = shape;
    this.eps = eps;
    this.params = elementwiseAffine ? { gamma: ones(shape, { dtype }) } : {};
  }

  //#region forward
  /** @throws {@link ShapeError} where the input does not end in the normalized shape. */
  forward(X: Tensor): Forward<RMSNormCache> {
    checkEndsIn('RMSNorm', X, this.normalizedShape);
    const { gamma } = this.params, { inner } = splitAxes(X, this.normalizedShape.length);
    const q = mean(square(X), inner, { keepDims: true });              // (…,I) → (…,1)
    const rrms = div(1, sqrt(add(q, this.eps)));                       // (…,1)
    const xHat = mul(X, rrms);                                         // (…,I) ∘ (…,1) → (…,I)
    const Y = gamma === undefined ? xHat : mul(xHat, gamma);           // (…,I) ∘ (I) → (…,I)
    return [Y, { xHat, rrms, gamma }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { xHat, rrms, gamma }: RMSNormCache): Backward<RMSNormParams> {
    const { leading, inner } = splitAxes(dY, this.normalizedShape.length);
    const G = gamma === undefined ? dY : mul(dY, gamma);               // [G] (…,I) ∘ (I) → (…,I)
    const m2 = mean(mul(G, xHat), inner, { keepDims: true });          // [m2] (…,I) → (…,1): all share the mean square
    const dX = mul(rrms, sub(G, mul(xHat, m2)));                       // [dX] (…,1) ∘ (…,I) → (…,I)
    if (gamma === undefined) return { dX, grads: {} };
    const dgamma = sum(mul(dY, xHat), leading);                        // [dgamma] (…,I) → (I): it reached every row
    return { dX, grads: { gamma: dgamma } };
  }
  //#endregion backward

  toString(): string {
    return `RMSNorm${formatShape(this.normalizedShape)}`;
  }
}
