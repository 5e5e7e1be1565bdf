import type { Loss, Reduction } from '../model/loss.ts';
import {
  add, div, exp, type Indices, log, mul, neg, numberLike, shiftToMax, sub, sum, type Tensor, where,
} from '../tensor/index.ts';
import { checkIgnoreIndex, inCounted, type LabelLossOptions, readLabels } from './shared/labels.ts';
import { readReduction } from './shared/reduction.ts';

/** Options of {@link CrossEntropyLoss}. */
export interface CrossEntropyLossOptions extends LabelLossOptions {
  /** The part ε of each target, in [0, 1], that is taken from the label and spread over all classes. 0 unless said. */
  readonly labelSmoothing?: number;
}

/** The log-probabilities, the targets, which rows count, and what the sum was divided by. */
export interface CrossEntropyLossCache {
  /** The log-probabilities: (N,…,C). */
  readonly logP: Tensor;
  /** One mask row a label; where labels are smoothed, one row of probabilities a label: (N,…,C). */
  readonly T: Tensor;
  /** Holds in the rows that count: (N,…,1). Nothing where no label can be ignored. */
  readonly counted: Tensor | undefined;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The negative log-likelihood of labels, from scores (logits) Z: L = −Σ_i log softmax(Z_i)[t_i]/n, n the number of
 * labels that count or 1. Softmax and logarithm in one, so that no probability underflows on the way and the gradient
 * is P − T. Labels may be smoothed: Szegedy et al. (2016).
 * Derivation: [cross-entropy-loss](../../docs/derivations/cross-entropy-loss.md).
 */
export class CrossEntropyLoss implements Loss<CrossEntropyLossCache> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;
  /** The label of rows that count for nothing; nothing where there is none. */
  readonly ignoreIndex: number | undefined;
  /** The part of each target that is spread over all classes. */
  readonly labelSmoothing: number;

  /** @throws TypeError for an unknown option, RangeError for a value that makes no sense. */
  constructor(options: CrossEntropyLossOptions = {}) {
    this.reduction = readReduction('CrossEntropyLoss', options, ['ignoreIndex', 'labelSmoothing']);
    const { ignoreIndex, labelSmoothing = 0 } = options;
    checkIgnoreIndex('CrossEntropyLoss', ignoreIndex);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new RangeError(`CrossEntropyLoss: labelSmoothing is ${labelSmoothing}; wanted a number in [0, 1]`);
    }
    this.ignoreIndex = ignoreIndex;
    this.labelSmoothing = labelSmoothing;
  }

  //#region forward
  /**
   * @param Z scores (N,C), of sequences (N,T,C)
   * @param labels whole numbers from 0 to C − 1 (or the ignored one), one a row: (N), (N,T)
   * @throws RangeError for a label that is not, or where all are ignored and a mean is wanted; ShapeError where there
   * is not one a row.
   */
  forward(Z: Tensor, labels: Indices): readonly [L: Tensor, cache: CrossEntropyLossCache] {
    const { T: mask, counted, n } = readLabels('CrossEntropyLoss', Z, labels, this);     // (N,…) → (N,…,C), (N,…,1)
    const S = shiftToMax(Z, -1);                                       // (N,…,C)
    const logP = sub(S, log(sum(exp(S), -1, { keepDims: true })));     // (N,…,C) − (N,…,1) → (N,…,C)
    const smooth = this.labelSmoothing > 0, T = smooth ? smoothed(mask, logP, this.labelSmoothing) : mask;
    const told = smooth ? inCounted(counted, mul(T, logP)) : where(mask, logP, 0);
    const L = div(neg(sum(told)), n);
    return [L, { logP, T, counted, n }];
  }
  //#endregion forward

  //#region backward
  backward({ logP, T, counted, n }: CrossEntropyLossCache, dL = 1): Tensor {
    const D = inCounted(counted, sub(exp(logP), T));                   // [D] P − T, in the rows that count
    const dZ = mul(dL, div(D, n));                                     // [dZ] (P − T)/n
    return dZ;
  }
  //#endregion backward
}

//#region smoothed
/** The part ε of each row's probability spread over all C classes, in the dtype of the predictions: (N,…,C). */
function smoothed(mask: Tensor, logP: Tensor, epsilon: number): Tensor {
  const one = numberLike(logP, 1), rest = div(mul(epsilon, one), logP.shape[logP.rank - 1]!);
  return where(mask, add(sub(one, epsilon), rest), rest);              // [T] 1 − ε + ε/C at the label, ε/C elsewhere
}
//#endregion smoothed
