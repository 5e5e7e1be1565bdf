import { unary } from './elementwise.ts';
import type { Tensor } from './tensor.ts';

/** `|a|`, element by element. */
export function abs(a: Tensor): Tensor { return unary('abs', a); }

/** `eᵃ`, element by element. */
export function exp(a: Tensor): Tensor { return unary('exp', a); }

/** `eᵃ − 1` to full precision where `a` is small. */
export function expm1(a: Tensor): Tensor { return unary('expm1', a); }

/** The natural logarithm. −Infinity at 0, NaN below. */
export function log(a: Tensor): Tensor { return unary('log', a); }

/** `log(1 + a)` to full precision where `a` is small. */
export function log1p(a: Tensor): Tensor { return unary('log1p', a); }

/** The square root. NaN below 0. */
export function sqrt(a: Tensor): Tensor { return unary('sqrt', a); }

/** The hyperbolic tangent. */
export function tanh(a: Tensor): Tensor { return unary('tanh', a); }

/** `1/(1 + e⁻ᵃ)`, without overflow at either end. */
export function sigmoid(a: Tensor): Tensor { return unary('sigmoid', a); }

/** `log(1 + eᵃ)`, without overflow at either end. */
export function softplus(a: Tensor): Tensor { return unary('softplus', a); }

/** The error function, `2/√π · ∫₀ᵃ e^(−t²) dt`. */
export function erf(a: Tensor): Tensor { return unary('erf', a); }

/** `1 − erf(a)`, to full relative precision where it is tiny. */
export function erfc(a: Tensor): Tensor { return unary('erfc', a); }
