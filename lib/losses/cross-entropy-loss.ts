import type { Loss, Reduction } from '../model/loss.ts';
import {
  div, exp, formatShape, type Indices, log, mul, neg, oneHot, sameShape, ShapeError, shiftToMax, sub, sum,
  type Tensor, where,
} from '../tensor/index.ts';
import { divisor, type LossOptions, readReduction } from './shared/reduction.ts';

/** The log-probabilities, the mask of the labels, and what the sum was divided by. */
export interface CrossEntropyLossCache {
  /** The log-probabilities: (N,C). */
  readonly logP: Tensor;
  /** One mask row a label: (N,C). */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The negative log-likelihood of labels, from scores (logits) Z: L = −Σ_i log softmax(Z_i)[t_i]/n, n the number of
 * samples or 1. Softmax and logarithm in one, so that no probability underflows on the way and the gradient is P − T.
 * Derivation: [cross-entropy-loss](../../docs/derivations/cross-entropy-loss.md).
 */
export class CrossEntropyLoss implements Loss<CrossEntropyLossCache> {
  /** How the losses of the elements or samples become one number. */
  readonly reduction: Reduction;

  /** @throws TypeError for an unknown option. */
  constructor(options: LossOptions = {}) {
    this.reduction = readReduction('CrossEntropyLoss', options);
  }

  //#region forward
  /**
   * @param Z scores (N,C)
   * @param labels N whole numbers from 0 to C − 1
   * @throws RangeError for a label that is not, ShapeError where there are not N.
   */
  forward(Z: Tensor, labels: Indices): readonly [L: Tensor, cache: CrossEntropyLossCache] {
    const T = targets(Z, labels), keepDims = true;                     // (N) → (N,C)
    const n = divisor('CrossEntropyLoss', this.reduction, Z.shape[0]!);
    const S = shiftToMax(Z, -1);                                       // (N,C)
    const logP = sub(S, log(sum(exp(S), -1, { keepDims })));           // (N,C) − (N,1) → (N,C)
    const L = div(neg(sum(where(T, logP, 0))), n);
    return [L, { logP, T, n }];
  }
  //#endregion forward

  //#region backward
  backward({ logP, T, n }: CrossEntropyLossCache, dL = 1): Tensor {
    const dZ = mul(dL, div(sub(exp(logP), T), n));                     // [dZ] (P − T)/n
    return dZ;
  }
  //#endregion backward
}

/** The labels as a mask (N,C). */
function targets(Z: Tensor, labels: Indices): Tensor {
  if (Z.rank !== 2) throw new ShapeError(`CrossEntropyLoss: scores ${formatShape(Z.shape)}; wanted (N,C)`);
  const T = oneHot(labels, Z.shape[1]!);
  if (!sameShape(T.shape, Z.shape)) {
    const came = formatShape(T.shape.slice(0, -1));
    throw new ShapeError(`CrossEntropyLoss: scores ${formatShape(Z.shape)} with labels ${came}, one a row wanted`);
  }
  return T;
}
