import { rowMajor, type Shape, type Strides } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Runs over `n` elements: operand `k` starts at index `at[k]` and goes on in steps of `step[k]`. */
export type Row = (n: number, at: readonly number[], step: readonly number[]) => void;

/**
 * Walks several operands of one shape together, in row-major order, as NumPy's ufuncs do: dimensions that all operands
 * pass evenly are joined into one, and the innermost of what remains is handed to `row` whole. A bias added to (N,O)
 * thus becomes N rows of O, an unbroadcast sum one single row, and a kernel needs to know nothing but steps.
 */
export function nest(shape: Shape, strides: readonly Strides[], offsets: readonly number[], row: Row): void {
  const { lengths, steps } = joinDimensions(shape, strides);
  const at = offsets.slice();
  const innermost = lengths.length - 1;
  if (innermost < 0) {
    row(1, at, offsets.map(() => 0));
    return;
  }
  const n = lengths[innermost]!, step = steps[innermost]!;
  const index = new Array<number>(innermost).fill(0);
  if (lengths.includes(0)) return;
  for (;;) {
    row(n, at, step);
    let d = innermost - 1;
    for (; d >= 0; d--) {
      const stride = steps[d]!;
      for (let k = 0; k < at.length; k++) at[k]! += stride[k]!;
      if (++index[d]! < lengths[d]!) break;
      for (let k = 0; k < at.length; k++) at[k]! -= stride[k]! * lengths[d]!;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

function joinDimensions(shape: Shape, strides: readonly Strides[]): { lengths: number[]; steps: number[][] } {
  const lengths: number[] = [], steps: number[][] = [];
  for (let d = 0; d < shape.length; d++) {
    const length = shape[d]!;
    if (length === 1) continue;
    const step = strides.map(s => s[d]!);
    const outer = steps[steps.length - 1];
    if (outer?.every((s, k) => s === step[k]! * length)) {
      lengths[lengths.length - 1]! *= length;
      steps[steps.length - 1] = step;
    } else {
      lengths.push(length);
      steps.push(step);
    }
  }
  return { lengths, steps };
}

/** The strides with which a tensor is walked as one of a larger shape: 0 where it is repeated. */
export function broadcastStrides(a: Tensor, shape: Shape): Strides {
  if (a.shape === shape) return a.strides;
  const added = shape.length - a.shape.length;
  return shape.map((_, d) => d < added || a.shape[d - added] === 1 ? 0 : a.strides[d - added]!);
}

/** The strides of a result that keeps a shape's dimensions but adds up along some: 0 along those. */
export function reducedStrides(shape: Shape, reduced: readonly boolean[]): Strides {
  const kept = rowMajor(shape.map((length, d) => reduced[d] ? 1 : length));
  return kept.map((stride, d) => reduced[d] ? 0 : stride);
}
