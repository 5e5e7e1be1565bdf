import type { Loss } from '../../model/loss.ts';
import {
  exp, type Indices, log, mul, neg, oneHot, shiftToMax, sub, sum, tensor, Tensor, where,
} from '../../tensor/index.ts';

/** What backward needs. */
export interface CrossEntropySumCache {
  /** The log-probabilities: (N,C). */
  readonly logP: Tensor;
  /** A mask row a label: (N,C). */
  readonly T: Tensor;
}

/** The cross-entropy of labels, summed over the samples: L = −Σ_i log softmax(Z_i)[t_i]. */
export class CrossEntropySum implements Loss<CrossEntropySumCache> {
  //#region forward
  /**
   * @param Z scores (N,C)
   * @param labels whole numbers from 0 to C − 1: (N)
   */
  forward(Z: Tensor, labels: Indices): readonly [L: Tensor, cache: CrossEntropySumCache] {
    const T = oneHot(labels instanceof Tensor ? labels : tensor(labels), Z.shape[1]!);       // (N) → (N,C)
    const S = shiftToMax(Z, -1);                                       // (N,C)
    const logP = sub(S, log(sum(exp(S), -1, { keepDims: true })));     // (N,C) − (N,1) → (N,C)
    return [neg(sum(where(T, logP, 0))), { logP, T }];
  }
  //#endregion forward

  //#region backward
  backward({ logP, T }: CrossEntropySumCache, dL = 1): Tensor {
    return mul(dL, sub(exp(logP), T));                                 // [dZ] P − T
  }
  //#endregion backward
}
