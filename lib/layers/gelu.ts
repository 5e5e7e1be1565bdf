import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import {
  add, checkOneOf, checkOptions, div, erfc, exp, mul, neg, numberLike, piLike, sqrt, square, sub, tanh, type Tensor,
} from '../tensor/index.ts';

/** The input, from which both factors are computed again. */
export interface GELUCache {
  /** The input, in its own shape. */
  readonly X: Tensor;
}

/** Options of {@link GELU}. */
export interface GELUOptions {
  /** `none` (default) is the exact function, `tanh` the approximation that GPT-2 uses. */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * The Gaussian error linear unit: Y = X ∘ Φ(X), with Φ the distribution function of the normal distribution; or its
 * approximation by tanh. Hendrycks and Gimpel (2016).
 * Derivation: [gelu](../../docs/derivations/gelu.md).
 */
export class GELU implements Layer<NoParams, GELUCache> {
  readonly params = {};
  /** Which form of Φ is used. */
  readonly approximate: 'none' | 'tanh';

  /** @throws TypeError for an unknown option or approximation. */
  constructor(options: GELUOptions = {}) {
    checkOptions('GELU', options, ['approximate']);
    const { approximate = 'none' } = options;
    checkOneOf('GELU', 'approximate', approximate, Object.keys(forms));
    this.approximate = approximate;
  }

  //#region forward
  forward(X: Tensor): Forward<GELUCache> {
    const Y = mul(X, forms[this.approximate].Phi(X));
    return [Y, { X }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X }: GELUCache): Backward<NoParams> {
    const { Phi, phi } = forms[this.approximate];
    const dX = mul(dY, add(Phi(X), mul(X, phi(X))));         // [dX] dY ∘ (Φ(X) + X ∘ φ(X))
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return this.approximate === 'none' ? 'GELU' : 'GELU(tanh)';
  }
}

//#region forms
// The roots are taken in X's own arithmetic: a constant of 16 digits would be wrong in the 17th where X has 64.
const root2 = (X: Tensor): Tensor => sqrt(numberLike(X, 2));
const rootPi = (X: Tensor): Tensor => sqrt(piLike(X));

/** Φ and its derivative φ, exactly … */
const exact = {
  Phi: (X: Tensor) => div(erfc(neg(div(X, root2(X)))), 2),                           // [Phi] erfc(−x/√2)/2
  phi: (X: Tensor) => div(div(exp(div(square(X), -2)), root2(X)), rootPi(X)),        // [phi] e^(−x²/2)/√(2π)
};

const k = 0.044715;
const c = (X: Tensor): Tensor => div(root2(X), rootPi(X));                           // c = √(2/π)
const t = (X: Tensor): Tensor => tanh(mul(c(X), add(X, mul(k, mul(X, square(X))))));           // tanh(c(x + k·x³))

/** … and for the approximation (1 + t)/2. */
const approximation = {
  Phi: (X: Tensor) => div(add(1, t(X)), 2),
  phi: (X: Tensor) => {
    const slope = mul(c(X), add(1, mul(3, mul(k, square(X)))));                      // [slope] c(1 + 3k·x²)
    return div(mul(sub(1, square(t(X))), slope), 2);                                 // [phi] (1 − t²)·slope/2
  },
};
//#endregion forms

const forms = { none: exact, tanh: approximation };
