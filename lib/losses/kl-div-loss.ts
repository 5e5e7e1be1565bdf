import type { Loss, Reduction } from '../model/loss.ts';
import {
  checkOneOf, checkOptions, div, formatShape, greater, log, mul, neg, ShapeError, sub, sum, type Tensor, where,
} from '../tensor/index.ts';
import { checkAlike, checkProbabilities, divisor } from './shared/reduction.ts';

/** Options of {@link KLDivLoss}. */
export interface KLDivLossOptions {
  /**
   * `batchmean` (default) divides the sum by N and is the mean divergence of the samples. `sum` divides by nothing,
   * `mean` by the number of elements: PyTorch's default, which is no divergence but a C-th of one.
   */
  readonly reduction?: Reduction | 'batchmean';
}

/** The targets, and what the sum was divided by. */
export interface KLDivLossCache {
  /** The targets: (N,…,C). */
  readonly T: Tensor;
  /** What the sum was divided by. */
  readonly n: number;
}

/**
 * The Kullback-Leibler divergence of predictions P, given as log-probabilities, from targets T, given as
 * probabilities: L = Σ T ∘ (log T − logP)/n, with 0·log 0 = 0, and n the number of samples unless said. Kullback and
 * Leibler (1951).
 * Derivation: [kl-div-loss](../../docs/derivations/kl-div-loss.md).
 */
export class KLDivLoss implements Loss<KLDivLossCache, Tensor> {
  /** How the losses of the elements become one number. */
  readonly reduction: Reduction | 'batchmean';

  /** @throws TypeError for an unknown option. */
  constructor(options: KLDivLossOptions = {}) {
    checkOptions('KLDivLoss', options, ['reduction']);
    const { reduction = 'batchmean' } = options;
    checkOneOf('KLDivLoss', 'reduction', reduction, ['batchmean', 'mean', 'sum']);
    this.reduction = reduction;
  }

  //#region forward
  /** @throws ShapeError where the shapes differ, RangeError where a target is outside [0, 1]. */
  forward(logP: Tensor, T: Tensor): readonly [L: Tensor, cache: KLDivLossCache] {
    checkAlike('KLDivLoss', logP, T);
    checkProbabilities('KLDivLoss', 'targets', T);
    const n = this.#divisor(logP);
    const positive = greater(T, 0), logT = log(where(positive, T, 1));       // 0 where T is 0: 0·log 0 = 0
    const L = div(sum(where(positive, mul(T, sub(logT, logP)), 0)), n);
    return [L, { T, n }];
  }
  //#endregion forward

  //#region backward
  backward({ T, n }: KLDivLossCache, dL = 1): Tensor {
    const dlogP = mul(dL, div(neg(T), n));                                   // [dlogP] −T/n
    return dlogP;
  }
  //#endregion backward

  #divisor({ shape, size }: Tensor): number {
    if (this.reduction !== 'batchmean') return divisor('KLDivLoss', this.reduction, size);
    if (shape.length === 0) throw new ShapeError(`KLDivLoss: predictions ${formatShape(shape)}; wanted (N,…)`);
    return divisor('KLDivLoss', 'mean', shape[0]!);
  }
}
