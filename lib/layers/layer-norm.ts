import type { Backward, Forward, Layer } from '../model/layer.ts';
import {
  add, checkOptions, div, type FloatDtype, formatShape, mean, mul, ones, type Shape, sqrt, square, sub, sum,
  type Tensor, zeros,
} from '../tensor/index.ts';
import { checkEndsIn, checkEps, checkNormalizedShape, splitAxes } from './shared/normalization.ts';

/** Factor and shift of each place of a row, unless the layer has none. */
export type LayerNormParams = {
  /** The normalized shape, (I). PyTorch's `weight`. */
  readonly gamma?: Tensor;
  /** The normalized shape, (I). PyTorch's `bias`. */
  readonly beta?: Tensor;
};

/** What the derivative is written in. */
export interface LayerNormCache {
  /** The normalised input: (…,I). */
  readonly xHat: Tensor;
  /** One over the standard deviation of each row: (…,1). */
  readonly rstd: Tensor;
  /** The factors that it met: (I). */
  readonly gamma: Tensor | undefined;
}

/** Options of {@link LayerNorm}. */
export interface LayerNormOptions {
  /** What is added to the variance before the root. 1e-5 unless said, as in PyTorch. */
  readonly eps?: number;
  /** Whether gamma and beta are learned. True unless said. */
  readonly elementwiseAffine?: boolean;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Gives each row mean 0 and variance 1, then a learned factor and shift for each place:
 * Y = gamma ∘ (X − mean)/√(variance + eps) + beta, (…,I) → (…,I). A row is all that the normalized shape covers; its
 * variance is the biased one. Samples do not meet, and training and inference are the same. Ba, Kiros and Hinton
 * (2016).
 * Derivation: [layer-norm](../../docs/derivations/layer-norm.md).
 */
export class LayerNorm implements Layer<LayerNormParams, LayerNormCache> {
  /** The trailing dimensions that are normalised together. */
  readonly normalizedShape: Shape;
  /** What is added to the variance. */
  readonly eps: number;
  readonly params: LayerNormParams;

  /**
   * @param normalizedShape the trailing dimensions that are normalised together: I, or several, such as [C, H, W]
   * @throws RangeError where it is no shape or eps negative, TypeError for an unknown option.
   */
  constructor(normalizedShape: number | Shape, options: LayerNormOptions = {}) {
    const shape = checkNormalizedShape('LayerNorm', normalizedShape);
    checkOptions('LayerNorm', options, ['eps', 'elementwiseAffine', 'dtype']);
    const { eps = 1e-5, elementwiseAffine = true, dtype = 'float64' } = options;
    checkEps('LayerNorm', eps);
    this.normalizedShape = shape;
    this.eps = eps;
    this.params = elementwiseAffine ? { gamma: ones(shape, { dtype }), beta: zeros(shape, { dtype }) } : {};
  }

  //#region forward
  /** @throws {@link ShapeError} where the input does not end in the normalized shape. */
  forward(X: Tensor): Forward<LayerNormCache> {
    checkEndsIn('LayerNorm', X, this.normalizedShape);
    const { gamma, beta } = this.params, { inner } = splitAxes(X, this.normalizedShape.length), keepDims = true;
    const D = sub(X, mean(X, inner, { keepDims }));                    // (…,I) − (…,1) → (…,I)
    const variance = mean(square(D), inner, { keepDims });             // (…,I) → (…,1)
    const rstd = div(1, sqrt(add(variance, this.eps)));                // (…,1)
    const xHat = mul(D, rstd);                                         // (…,I) ∘ (…,1) → (…,I)
    const Y = gamma === undefined ? xHat : add(mul(xHat, gamma), beta!);
    return [Y, { xHat, rstd, gamma }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { xHat, rstd, gamma }: LayerNormCache): Backward<LayerNormParams> {
    const { leading, inner } = splitAxes(dY, this.normalizedShape.length);
    const average = (A: Tensor): Tensor => mean(A, inner, { keepDims: true });
    const G = gamma === undefined ? dY : mul(dY, gamma);               // [G] (…,I) ∘ (I) → (…,I)
    const m1 = average(G);                                             // [m1] through the mean: (…,I) → (…,1)
    const m2 = average(mul(G, xHat));                                  // [m2] through the variance: (…,I) → (…,1)
    const dX = mul(rstd, sub(sub(G, m1), mul(xHat, m2)));              // [dX] (…,1) ∘ (…,I) → (…,I)
    if (gamma === undefined) return { dX, grads: {} };
    const dgamma = sum(mul(dY, xHat), leading);                        // [dgamma] (…,I) → (I): it reached every row
    const dbeta = sum(dY, leading);                                    // [dbeta] (…,I) → (I): it reached every row
    return { dX, grads: { gamma: dgamma, beta: dbeta } };
  }
  //#endregion backward

  toString(): string {
    return `LayerNorm${formatShape(this.normalizedShape)}`;
  }
}
