import { mul, type Tensor } from '../tensor/index.ts';
import { Adam, type AdamOptions } from './adam.ts';

/**
 * Adam with decoupled weight decay, exactly as in PyTorch: W shrinks by lr·λ·W beside the step, instead of λW passing
 * through the running means. Loshchilov and Hutter (2019).
 */
export class AdamW extends Adam {
  /** @throws RangeError or TypeError for a setting that makes no sense or is not known. */
  constructor(options: AdamOptions = {}) {
    super({ weightDecay: 0.01, ...options });
  }

  protected override decay(W: Tensor, dW: Tensor): { W: Tensor; dW: Tensor } {
    return { W: this.weightDecay === 0 ? W : mul(1 - this.lr * this.weightDecay, W), dW };   // [decay] (1 − lr·λ)W
  }
}
