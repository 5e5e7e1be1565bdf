import { cast } from './cast.ts';
import type { Dtype } from './dtype.ts';
import { DtypeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { belongingTo } from './scope.ts';
import { checkTensor, fresh, type Tensor } from './tensor.ts';

/** What an elementwise operation takes: a tensor, or a plain number, which counts as a tensor of no dimensions. */
export type Operand = Tensor | number;

/** A number as a tensor of no dimensions. */
export function scalar(x: number, dtype: Dtype = 'float64'): Tensor {
  const t = fresh([], dtype);
  kernelsOf(dtype).write(t.data, 0, x);
  return t;
}

const MOST = 256;                              // numbers remembered of a dtype: a network's constants are a few

const constants = new Map<Dtype, Map<number, Tensor>>();

/**
 * The same, for an operand that nobody else will see: the constants of formulas come again at every step. Not −0, which
 * a Map takes for 0.
 */
function constant(x: number, dtype: Dtype): Tensor {
  const known = constants.get(dtype)?.get(x);
  if (known !== undefined && !Object.is(x, -0)) return known;
  const t = belongingTo(undefined, () => scalar(x, dtype));
  if (!Object.is(x, -0)) remember(dtype, x, t);
  return t;
}

function remember(dtype: Dtype, x: number, t: Tensor): void {
  const known = constants.get(dtype);
  if (known !== undefined && known.size < MOST) known.set(x, t);
  else constants.set(dtype, new Map([[x, t]]));
}

/** Masks take the dtype of what they meet, and float64 where they meet only numbers and masks. */
function arithmeticDtype(a: Operand, b: Operand): Dtype {
  if (typeof a !== 'number' && a.dtype !== 'bool') return a.dtype;
  if (typeof b !== 'number' && b.dtype !== 'bool') return b.dtype;
  return 'float64';
}

function toDtype(a: Operand, dtype: Dtype): Tensor {
  if (typeof a === 'number') return constant(a, dtype);
  return a.dtype === 'bool' ? cast(a, dtype) : a;
}

/**
 * Both operands as tensors of one dtype.
 * @throws {@link DtypeError} where they have two, neither of them `bool`.
 */
export function operands(operation: string, a: Operand, b: Operand): readonly [Tensor, Tensor] {
  checkOperand(operation, a);
  checkOperand(operation, b);
  if (typeof a !== 'number' && typeof b !== 'number' && a.dtype === b.dtype && a.dtype !== 'bool') return [a, b];
  const dtype = arithmeticDtype(a, b);
  const x = toDtype(a, dtype), y = toDtype(b, dtype);
  if (x.dtype !== y.dtype) throw new DtypeError(`${operation}: ${x.dtype} with ${y.dtype}; cast one of them`);
  return [x, y];
}

/** A tensor that arithmetic is done with: a mask becomes float64. */
export function numeric(operation: string, a: Tensor): Tensor {
  checkTensor(operation, a);
  return a.dtype === 'bool' ? cast(a, 'float64') : a;
}

function checkOperand(operation: string, a: unknown): void {
  if (typeof a !== 'number') checkTensor(operation, a);
}
