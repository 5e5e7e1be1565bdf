import type { Loss, Reduction } from '../model/loss.ts';
import {
  add, div, greater, type Indices, maximum, mul, numberLike, sub, sum, type Tensor, where,
} from '../tensor/index.ts';
import { readLabels } from './shared/labels.ts';
import { type LossOptions, readReduction } from './shared/reduction.ts';

/** Options of {@link HingeLoss}. */
export interface HingeLossOptions extends LossOptions {
  /** How far the score of the label has to lead. 1 unless said. */
  readonly margin?: number;
}

/** Which classes came too near, the mask of the labels, what the sum was divided by, and a one. */
export interface HingeLossCache {
  /** Holds for the wrong classes within the margin: (N,…,C). */
  readonly M: Tensor;
  /** One mask row a label: (N,…,C). */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
  /** 1 in the dtype of the scores, which a mask does not know: (). */
  readonly one: Tensor;
}

/**
 * The hinge loss of a linear classifier with many classes (multi-class SVM): the score of the label t_i has to lead
 * every other by a margin, L = Σ_i Σ_{k ≠ t_i} max(0, z_ik − z_it_i + margin)/n. As in PyTorch's `MultiMarginLoss`, n
 * is the number of labels times C, or C for a sum; where a course divides by the number of labels alone, its loss is C
 * times as large. Weston and Watkins (1999).
 * Derivation: [hinge-loss](../../docs/derivations/hinge-loss.md).
 */
export class HingeLoss implements Loss<HingeLossCache> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;
  /** How far the score of the label has to lead. */
  readonly margin: number;

  /** @throws TypeError for an unknown option, RangeError where the margin is negative. */
  constructor(options: HingeLossOptions = {}) {
    this.reduction = readReduction('HingeLoss', options, ['margin']);
    const { margin = 1 } = options;
    if (!(margin >= 0 && margin < Infinity)) {
      throw new RangeError(`HingeLoss: margin is ${margin}; wanted a number ≥ 0`);
    }
    this.margin = margin;
  }

  //#region forward
  /**
   * @param Z scores (N,C), of sequences (N,T,C)
   * @param labels whole numbers from 0 to C − 1, one a row: (N), (N,T)
   * @throws RangeError for a label that is not, ShapeError where there is not one a row.
   */
  forward(Z: Tensor, labels: Indices): readonly [L: Tensor, cache: HingeLossCache] {
    const { T, n: rows } = readLabels('HingeLoss', Z, labels, this), keepDims = true;
    const n = rows * Z.shape[Z.rank - 1]!;
    const right = sum(where(T, Z, 0), -1, { keepDims });                     // (N,…,C) → (N,…,1)
    const H = where(T, 0, maximum(add(sub(Z, right), this.margin), 0));      // (N,…,C) − (N,…,1) → (N,…,C)
    const L = div(sum(H), n);
    return [L, { M: greater(H, 0), T, n, one: numberLike(Z, 1) }];
  }
  //#endregion forward

  //#region backward
  backward({ M, T, n, one }: HingeLossCache, dL = 1): Tensor {
    const V = where(M, one, 0);                                              // [V] 1 where too near: (N,…,C)
    const v = sum(V, -1, { keepDims: true });                                // [v] how many were: (N,…,C) → (N,…,1)
    const dZ = mul(dL, div(sub(V, where(T, v, 0)), n));                      // [dZ] (V − T ∘ v)/n
    return dZ;
  }
  //#endregion backward
}
