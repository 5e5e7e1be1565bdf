import type { Loss, Reduction } from '../model/loss.ts';
import { div, type Indices, mul, neg, numberLike, sum, type Tensor, where } from '../tensor/index.ts';
import { checkIgnoreIndex, type LabelLossOptions, readLabels } from './shared/labels.ts';
import { readReduction } from './shared/reduction.ts';

/** The mask of the labels, what the sum was divided by, and a one. */
export interface NLLLossCache {
  /** One mask row a label: (N,…,C). */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
  /** 1 in the dtype of the log-probabilities, which a mask does not know: (). */
  readonly one: Tensor;
}

/**
 * The negative log-likelihood of labels, from log-probabilities such as {@link LogSoftmax} gives: L = −Σ logP[i,t_i]/n,
 * n the number of labels that count or 1. From scores, {@link CrossEntropyLoss} does both in one.
 * Derivation: [nll-loss](../../docs/derivations/nll-loss.md).
 */
export class NLLLoss implements Loss<NLLLossCache> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;
  /** The label of rows that count for nothing; nothing where there is none. */
  readonly ignoreIndex: number | undefined;

  /** @throws TypeError for an unknown option, RangeError where the ignored label is no whole number. */
  constructor(options: LabelLossOptions = {}) {
    this.reduction = readReduction('NLLLoss', options, ['ignoreIndex']);
    checkIgnoreIndex('NLLLoss', options.ignoreIndex);
    this.ignoreIndex = options.ignoreIndex;
  }

  //#region forward
  /**
   * @param logP log-probabilities (N,C), of sequences (N,T,C)
   * @param labels whole numbers from 0 to C − 1 (or the ignored one), one a row: (N), (N,T)
   * @throws RangeError for a label that is not, or where all are ignored and a mean is wanted; ShapeError where there
   * is not one a row.
   */
  forward(logP: Tensor, labels: Indices): readonly [L: Tensor, cache: NLLLossCache] {
    const { T, n } = readLabels('NLLLoss', logP, labels, this);              // (N,…) → (N,…,C)
    const L = div(neg(sum(where(T, logP, 0))), n);
    return [L, { T, n, one: numberLike(logP, 1) }];
  }
  //#endregion forward

  //#region backward
  backward({ T, n, one }: NLLLossCache, dL = 1): Tensor {
    const dlogP = where(T, mul(dL, div(neg(one), n)), 0);                    // [dlogP] −T/n
    return dlogP;
  }
  //#endregion backward
}
