import type { Grads, Params } from '../model/layer.ts';
import type { Optimizer, OptimizerState } from '../model/optimizer.ts';
import { add, checkOptions, div, mul, sqrt, square, sub, type Tensor } from '../tensor/index.ts';
import { checkSetting, ParameterUpdates } from './shared/parameter-updates.ts';

/** Options of {@link Adam} and {@link AdamW}. */
export interface AdamOptions {
  /** The learning rate. 0.001 unless said. */
  readonly lr?: number;
  /** How much of the running means of g and g² is kept. [0.9, 0.999] unless said. */
  readonly betas?: readonly [number, number];
  /** Added to the root, so that nothing is divided by 0. 1e-8 unless said. */
  readonly eps?: number;
  /** λ of the weight decay. Unless said, 0 in Adam and 0.01 in AdamW. */
  readonly weightDecay?: number;
}

/**
 * Adam, exactly as in PyTorch: steps as long as the ratio of the running mean m of the gradient to the root of the
 * running mean v of its square, both freed of their start at zero. Weight decay is added to the gradient. Kingma and Ba
 * (2015).
 */
export class Adam implements Optimizer {
  /** The learning rate; a schedule may change it between steps. */
  lr: number;
  /** λ of the weight decay. */
  protected readonly weightDecay: number;
  readonly #name: string;
  readonly #betas: readonly [number, number];
  readonly #eps: number;
  readonly #updates = new ParameterUpdates();

  /** @throws RangeError or TypeError for a setting that makes no sense or is not known. */
  constructor(options: AdamOptions = {}) {
    const name = new.target.name;
    checkOptions(name, options, ['lr', 'betas', 'eps', 'weightDecay']);
    const { lr = 0.001, betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0 } = options;
    checkSetting(name, 'lr', lr);
    checkSetting(name, 'betas[0]', betas[0], 0, 1);
    checkSetting(name, 'betas[1]', betas[1], 0, 1);
    checkSetting(name, 'eps', eps);
    checkSetting(name, 'weightDecay', weightDecay);
    this.lr = lr;
    this.weightDecay = weightDecay;
    this.#name = name;
    this.#betas = betas;
    this.#eps = eps;
  }

  step<P extends Params>(params: P, grads: Grads<P>): void {
    const [beta1, beta2] = this.#betas, t = this.#updates.t + 1;
    //#region step
    this.#updates.apply(this.#name, params, grads, (W, dW, { m, v }) => {
      const decayed = this.decay(W, dW), g = decayed.dW;
      const m1 = m === undefined ? mul(1 - beta1, g) : add(mul(beta1, m), mul(1 - beta1, g));                   // [m]
      const v1 = v === undefined ? mul(1 - beta2, square(g)) : add(mul(beta2, v), mul(1 - beta2, square(g)));   // [v]
      const root = div(sqrt(v1), Math.sqrt(1 - beta2 ** t));           // [root] freed of the start at zero
      const stride = this.lr / (1 - beta1 ** t);                       // [stride] m likewise
      return { W: sub(decayed.W, mul(stride, div(m1, add(root, this.#eps)))), slots: { m: m1, v: v1 } };        // [W]
    });
    //#endregion step
    this.#updates.t = t;
  }

  /** How the decay enters: here by the gradient, λW added. */
  protected decay(W: Tensor, dW: Tensor): { W: Tensor; dW: Tensor } {
    return { W, dW: this.weightDecay === 0 ? dW : add(dW, mul(this.weightDecay, W)) };
  }

  state(): OptimizerState { return this.#updates.state(); }

  restore(state: OptimizerState): void { this.#updates.restore(state); }
}
