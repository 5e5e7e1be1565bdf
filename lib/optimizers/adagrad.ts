import type { Grads, Params } from '../model/layer.ts';
import type { Optimizer, OptimizerState } from '../model/optimizer.ts';
import { add, checkOptions, div, mul, sqrt, square, sub } from '../tensor/index.ts';
import { checkSetting, ParameterUpdates } from './shared/parameter-updates.ts';

/** Options of {@link Adagrad}. */
export interface AdagradOptions {
  /** The learning rate. 0.01 unless said. */
  readonly lr?: number;
  /** How fast the learning rate falls by itself: the step after t others has lr/(1 + t·lrDecay). 0 unless said. */
  readonly lrDecay?: number;
  /** λ of the penalty λ/2·‖W‖², whose gradient λW is added. 0 unless said. */
  readonly weightDecay?: number;
  /** What the sum of the squares begins with. 0 unless said. */
  readonly initialAccumulator?: number;
  /** Added to the root, so that nothing is divided by 0. 1e-10 unless said. */
  readonly eps?: number;
}

/**
 * Adagrad, exactly as in PyTorch: the gradient over the root of the sum of all its squares so far. What has often had
 * large gradients moves little, what rarely has any moves far. Duchi, Hazan and Singer (2011).
 */
export class Adagrad implements Optimizer {
  /** The learning rate; a schedule may change it between steps. */
  lr: number;
  readonly #lrDecay: number;
  readonly #weightDecay: number;
  readonly #initialAccumulator: number;
  readonly #eps: number;
  readonly #updates = new ParameterUpdates();

  /** @throws RangeError or TypeError for a setting that makes no sense or is not known. */
  constructor(options: AdagradOptions = {}) {
    checkOptions('Adagrad', options, ['lr', 'lrDecay', 'weightDecay', 'initialAccumulator', 'eps']);
    const { lr = 0.01, lrDecay = 0, weightDecay = 0, initialAccumulator = 0, eps = 1e-10 } = options;
    checkSetting('Adagrad', 'lr', lr);
    checkSetting('Adagrad', 'lrDecay', lrDecay);
    checkSetting('Adagrad', 'weightDecay', weightDecay);
    checkSetting('Adagrad', 'initialAccumulator', initialAccumulator);
    checkSetting('Adagrad', 'eps', eps);
    this.lr = lr;
    this.#lrDecay = lrDecay;
    this.#weightDecay = weightDecay;
    this.#initialAccumulator = initialAccumulator;
    this.#eps = eps;
  }

  step<P extends Params>(params: P, grads: Grads<P>): void {
    const lambda = this.#weightDecay, initial = this.#initialAccumulator;
    //#region step
    const stride = this.lr / (1 + this.#updates.t * this.#lrDecay);              // [stride] lr/(1 + t·lrDecay)
    this.#updates.apply('Adagrad', params, grads, (W, dW, { v = initial }) => {
      const g = lambda === 0 ? dW : add(dW, mul(lambda, W));                     // [g] dW + λW
      const v1 = add(v, square(g));                                              // [v] v + g²
      const next = sub(W, mul(stride, div(g, add(sqrt(v1), this.#eps))));        // [W] W − stride·g/(√v + ε)
      return { W: next, slots: { v: v1 } };
    });
    //#endregion step
    this.#updates.t++;
  }

  state(): OptimizerState { return this.#updates.state(); }

  restore(state: OptimizerState): void { this.#updates.restore(state); }
}
