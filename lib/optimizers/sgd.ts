import type { Grads, Params } from '../model/layer.ts';
import type { Optimizer, OptimizerState } from '../model/optimizer.ts';
import { addScaled, checkOptions } from '../tensor/index.ts';
import { checkSetting, NONE, ParameterUpdates } from './shared/parameter-updates.ts';

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** The learning rate. */
  readonly lr: number;
  /** How much of the last velocity is kept. 0 unless said. */
  readonly momentum?: number;
  /** Look ahead along the velocity (Nesterov). False unless said. */
  readonly nesterov?: boolean;
  /** λ of the penalty λ/2·‖W‖², whose gradient λW is added. 0 unless said. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent, with momentum, Nesterov's look-ahead and weight decay, exactly as in PyTorch:
 * g = dW + λW; v = μv + g; W ← W − lr·v (or lr·(g + μv) with Nesterov). Sutskever et al. (2013).
 */
export class SGD implements Optimizer {
  /** The learning rate; a schedule may change it between steps. */
  lr: number;
  readonly #momentum: number;
  readonly #nesterov: boolean;
  readonly #weightDecay: number;
  readonly #updates = new ParameterUpdates();

  /** @throws RangeError or TypeError for a setting that makes no sense or is not known. */
  constructor(options: SGDOptions) {
    checkOptions('SGD', options, ['lr', 'momentum', 'nesterov', 'weightDecay']);
    const { lr, momentum = 0, nesterov = false, weightDecay = 0 } = options;
    checkSetting('SGD', 'lr', lr);
    checkSetting('SGD', 'momentum', momentum);
    checkSetting('SGD', 'weightDecay', weightDecay);
    if (nesterov && momentum === 0) throw new RangeError('SGD: nesterov needs a momentum above 0');
    this.lr = lr;
    this.#momentum = momentum;
    this.#nesterov = nesterov;
    this.#weightDecay = weightDecay;
  }

  step<P extends Params>(params: P, grads: Grads<P>): void {
    const mu = this.#momentum, lambda = this.#weightDecay;
    //#region step
    this.#updates.apply('SGD', params, grads, (W, dW, { velocity }) => {
      const g = lambda === 0 ? dW : addScaled(dW, lambda, W);                    // [g] dW + λW
      if (mu === 0) return { W: addScaled(W, -this.lr, g), slots: NONE };        // [W] W − lr·g
      const v = velocity === undefined ? g : addScaled(g, mu, velocity);         // [v] μv + g
      const direction = this.#nesterov ? addScaled(g, mu, v) : v;                // [direction] g + μv
      return { W: addScaled(W, -this.lr, direction), slots: { velocity: v } };   // [W] W − lr·direction
    });
    //#endregion step
    this.#updates.t++;
  }

  state(): OptimizerState { return this.#updates.state(); }

  restore(state: OptimizerState): void { this.#updates.restore(state); }
}
