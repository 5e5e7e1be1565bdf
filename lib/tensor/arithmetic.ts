import { binary } from './elementwise.ts';
import { kernelsOf } from './kernels/index.ts';
import { type Operand, operands } from './operand.ts';
import { sameShape } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';

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

/** `a + x·b`, broadcasting: to the last bit what `add(a, mul(x, b))` is, in one pass where the dtype knows how. */
export function addScaled(a: Tensor, x: number, b: Tensor): Tensor {
  const [A, B] = operands('addScaled', a, b), kernels = kernelsOf(A.dtype);
  if (kernels.addScaled === undefined || !A.packed || !B.packed || !sameShape(A.shape, B.shape)) {
    return binary('add', A, binary('mul', x, B), 'addScaled');
  }
  const out = fresh(A.shape, A.dtype);
  kernels.addScaled(out.size, A.data, A.offset, x, B.data, B.offset, out.data, 0);
  return out;
}
