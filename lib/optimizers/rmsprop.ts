import type { Grads, Params } from '../model/layer.ts';
import type { Optimizer, OptimizerState } from '../model/optimizer.ts';
import { add, checkOptions, div, maximum, mul, sqrt, square, sub, type Tensor } from '../tensor/index.ts';
import { checkSetting, ParameterUpdates } from './shared/parameter-updates.ts';

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** The learning rate. 0.01 unless said. */
  readonly lr?: number;
  /** How much of the running mean of g² is kept. 0.99 unless said. */
  readonly alpha?: number;
  /** Added to the root, so that nothing is divided by 0. 1e-8 unless said. */
  readonly eps?: number;
  /** λ of the penalty λ/2·‖W‖², whose gradient λW is added. 0 unless said. */
  readonly weightDecay?: number;
  /** How much of the last velocity is kept. 0 unless said. */
  readonly momentum?: number;
  /** Divide by the root of the running variance of g instead of its mean square. False unless said. */
  readonly centered?: boolean;
}

/**
 * RMSprop, exactly as in PyTorch: the gradient over the root of the running mean of its square. With `centered` the
 * mean's square is taken off first, which rounding may bring below 0: there it is 0 (in PyTorch, the step is NaN).
 * Tieleman and Hinton (2012), Graves (2013).
 */
export class RMSprop implements Optimizer {
  /** The learning rate; a schedule may change it between steps. */
  lr: number;
  readonly #alpha: number;
  readonly #eps: number;
  readonly #weightDecay: number;
  readonly #momentum: number;
  readonly #centered: boolean;
  readonly #updates = new ParameterUpdates();

  /** @throws RangeError or TypeError for a setting that makes no sense or is not known. */
  constructor(options: RMSpropOptions = {}) {
    checkOptions('RMSprop', options, ['lr', 'alpha', 'eps', 'weightDecay', 'momentum', 'centered']);
    const { lr = 0.01, alpha = 0.99, eps = 1e-8, weightDecay = 0, momentum = 0, centered = false } = options;
    checkSetting('RMSprop', 'lr', lr);
    checkSetting('RMSprop', 'alpha', alpha, 0, 1);
    checkSetting('RMSprop', 'eps', eps);
    checkSetting('RMSprop', 'weightDecay', weightDecay);
    checkSetting('RMSprop', 'momentum', momentum);
    this.lr = lr;
    this.#alpha = alpha;
    this.#eps = eps;
    this.#weightDecay = weightDecay;
    this.#momentum = momentum;
    this.#centered = centered;
  }

  step<P extends Params>(params: P, grads: Grads<P>): void {
    const alpha = this.#alpha, lambda = this.#weightDecay, mu = this.#momentum;
    const faded = (mean: Tensor | undefined, a: Tensor): Tensor =>
      mean === undefined ? mul(1 - alpha, a) : add(mul(alpha, mean), mul(1 - alpha, a));
    //#region step
    this.#updates.apply('RMSprop', params, grads, (W, dW, { v, m, velocity }) => {
      const g = lambda === 0 ? dW : add(dW, mul(lambda, W));                     // [g] dW + λW
      const v1 = faded(v, square(g));                                            // [v] αv + (1 − α)g²
      const m1 = this.#centered ? faded(m, g) : undefined;                       // [m] αm + (1 − α)g
      const spread = m1 === undefined ? v1 : maximum(sub(v1, square(m1)), 0);    // [spread] v − m²
      const u = div(g, add(sqrt(spread), this.#eps));                            // [u] g/(√spread + ε)
      const slots = { v: v1, ...m1 && { m: m1 } };
      if (mu === 0) return { W: sub(W, mul(this.lr, u)), slots };                // [W] W − lr·u
      const next = velocity === undefined ? u : add(mul(mu, velocity), u);       // [velocity] μ·velocity + u
      return { W: sub(W, mul(this.lr, next)), slots: { ...slots, velocity: next } };     // [W] W − lr·velocity
    });
    //#endregion step
    this.#updates.t++;
  }

  state(): OptimizerState { return this.#updates.state(); }

  restore(state: OptimizerState): void { this.#updates.restore(state); }
}
