import { binary } from './elementwise.ts';
import type { Operand } from './operand.ts';
import type { Tensor } from './tensor.ts';

/** `a + b`, broadcasting. At least one operand is a tensor, or the result is float64. */
export function add(a: Operand, b: Operand): Tensor { return binary('add', a, b); }

/** `a − b`, broadcasting. */
export function sub(a: Operand, b: Operand): Tensor { return binary('sub', a, b); }

/** `a ∘ b`, element by element, broadcasting. The matrix product is {@link matmul}. */
export function mul(a: Operand, b: Operand): Tensor { return binary('mul', a, b); }

/** `a / b`, element by element, broadcasting. Prefer `div(a, N)` to `mul(a, 1 / N)`: the reciprocal is rounded. */
export function div(a: Operand, b: Operand): Tensor { return binary('div', a, b); }

/** The larger of each pair, broadcasting. NaN where either is NaN. */
export function maximum(a: Operand, b: Operand): Tensor { return binary('maximum', a, b); }

/** The smaller of each pair, broadcasting. NaN where either is NaN. */
export function minimum(a: Operand, b: Operand): Tensor { return binary('minimum', a, b); }

/** `−a`. */
export function neg(a: Tensor): Tensor { return binary('mul', a, -1, 'neg'); }

/** `a²`. */
export function square(a: Tensor): Tensor { return binary('mul', a, a, 'square'); }
