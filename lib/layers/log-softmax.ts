import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import { exp, log, mul, shiftToMax, sub, sum, type Tensor } from '../tensor/index.ts';

/** The output: the probabilities are its exponential. */
export interface LogSoftmaxCache {
  /** The output, in the shape of X. */
  readonly Y: Tensor;
}

/**
 * Log-probabilities from scores: Y_k = x_k − log Σ_j e^(x_j) along an axis. Never log(softmax), which is log 0 where a
 * probability underflows.
 * Derivation: [log-softmax](../../docs/derivations/log-softmax.md).
 */
export class LogSoftmax implements Layer<NoParams, LogSoftmaxCache> {
  readonly params = {};
  /** Along which axis the probabilities sum to 1. */
  readonly axis: number;

  /** @param axis along which the probabilities sum to 1; the last unless said */
  constructor(axis = -1) {
    this.axis = axis;
  }

  //#region forward
  forward(X: Tensor): Forward<LogSoftmaxCache> {
    const { axis } = this, keepDims = true;
    const Z = shiftToMax(X, axis);                                     // (N,C)
    const Y = sub(Z, log(sum(exp(Z), axis, { keepDims })));            // (N,C) − (N,1) → (N,C)
    return [Y, { Y }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { Y }: LogSoftmaxCache): Backward<NoParams> {
    const s = sum(dY, this.axis, { keepDims: true });                  // [s] Σ_j dy_j: (N,C) → (N,1)
    const dX = sub(dY, mul(exp(Y), s));                                // [dX] dY − softmax(X)·s
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return this.axis === -1 ? 'LogSoftmax' : `LogSoftmax(axis ${this.axis})`;
  }
}
