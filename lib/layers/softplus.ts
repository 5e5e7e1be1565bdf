import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { div, mul, sigmoid, softplus, type Tensor } from '../tensor/index.ts';

/** The input. */
export interface SoftplusCache {
  /** The input, in its own shape. */
  readonly X: Tensor;
}

/**
 * A smooth rectifier: Y = log(1 + e^(βX))/β. It is computed without overflow everywhere, so there is no threshold
 * beyond which it turns linear, as PyTorch has. Dugas et al. (2001).
 * Derivation: [softplus](../../docs/derivations/softplus.md).
 */
export class Softplus implements Layer<NoParams, SoftplusCache> {
  readonly params = {};
  /** How sharp the bend is. */
  readonly beta: number;

  /**
   * @param beta how sharp the bend is; 1 unless said
   * @throws RangeError where it is not positive.
   */
  constructor(beta = 1) {
    if (!(beta > 0)) throw new RangeError(`Softplus: beta is ${beta}; wanted a number > 0`);
    this.beta = beta;
  }

  //#region forward
  forward(X: Tensor): Forward<SoftplusCache> {
    const Y = div(softplus(mul(this.beta, X)), this.beta);
    return [Y, { X }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X }: SoftplusCache): Backward<NoParams> {
    const dX = mul(dY, sigmoid(mul(this.beta, X)));          // [dX] dY ∘ σ(βX)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return this.beta === 1 ? 'Softplus' : `Softplus(${this.beta})`;
  }
}
