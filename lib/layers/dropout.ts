import type { Backward, Forward, ForwardOptions, Layer, NoParams } from '../model/layer.ts';
import { Random, uniform } from '../random/index.ts';
import { div, greaterEqual, type Tensor, where } from '../tensor/index.ts';

/** Who survived; nothing where nobody was dropped because the network was not being trained. */
export interface DropoutCache {
  /** Where an element survived, in the shape of X. */
  readonly mask?: Tensor;
}

/**
 * In training, sets each element to 0 with probability p and divides the survivors by 1 − p, so that the expectation is
 * what inference, which passes everything through, computes. The mask is drawn from `options.seed` and nothing else.
 * Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014).
 * Derivation: [dropout](../../docs/derivations/dropout.md).
 */
export class Dropout implements Layer<NoParams, DropoutCache> {
  readonly params = {};
  /** The probability of being dropped. */
  readonly p: number;

  /**
   * @param p the probability of being dropped; 0.5 unless said
   * @throws RangeError where it is outside [0, 1].
   */
  constructor(p = 0.5) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`Dropout: p is ${p}; wanted a probability in [0, 1]`);
    this.p = p;
  }

  //#region forward
  /** @throws TypeError in training without a seed. */
  forward(X: Tensor, { training = false, seed }: ForwardOptions = {}): Forward<DropoutCache> {
    if (!training) return [X, {}];
    if (seed === undefined) {
      throw new TypeError('Dropout: training draws a mask and needs a seed: forward(X, { training: true, seed })');
    }
    const mask = greaterEqual(uniform(X.shape, { random: new Random(seed) }), this.p);
    const Y = where(mask, div(X, 1 - this.p), 0);
    return [Y, { mask }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { mask }: DropoutCache): Backward<NoParams> {
    const dX = mask === undefined ? dY : where(mask, div(dY, 1 - this.p), 0);    // [dX] dY ∘ mask/(1 − p)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `Dropout(${this.p})`;
  }
}
