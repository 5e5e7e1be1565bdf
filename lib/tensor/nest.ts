import { rowMajor, type Shape, type Strides } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Runs over `n` elements: operand `k` starts at index `at[k]` and goes on in steps of `step[k]`. */
export type Row = (n: number, at: readonly number[], step: readonly number[]) => void;

/**
 * Walks several operands of one shape together, in row-major order, as NumPy's ufuncs do: dimensions that all operands
 * pass evenly are joined into one, and the innermost of what remains is handed to `row` whole. A bias added to (N,O)
 * thus becomes N rows of O, an unbroadcast sum one single row, and a kernel needs to know nothing but steps.
 * @param inAnyOrder whether the order does not matter: then no row is short where a longer one can be had
 */
export function nest(shape: Shape, strides: readonly Strides[], offsets: readonly number[], row: Row,
  inAnyOrder = false): void {
  const { lengths, dimensions } = joinDimensions(shape, strides), count = strides.length;
  if (inAnyOrder) longInnermost(lengths, dimensions);
  const at = offsets.slice(), step = new Array<number>(count).fill(0);
  const innermost = lengths.length - 1;
  if (innermost < 0) {
    row(1, at, step);
    return;
  }
  for (let k = 0; k < count; k++) step[k] = strides[k]![dimensions[innermost]!]!;
  if (lengths.includes(0)) return;
  const n = lengths[innermost]!, index = new Array<number>(innermost).fill(0);
  for (;;) {
    row(n, at, step);
    let d = innermost - 1;
    for (; d >= 0; d--) {
      const dimension = dimensions[d]!, full = ++index[d]! === lengths[d]!, steps = full ? 1 - lengths[d]! : 1;
      for (let k = 0; k < count; k++) at[k]! += strides[k]![dimension]! * steps;
      if (!full) break;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

/** What is left of the dimensions: the length of each, and the innermost of those it is made of. */
function joinDimensions(shape: Shape, strides: readonly Strides[]): { lengths: number[]; dimensions: number[] } {
  const lengths: number[] = [], dimensions: number[] = [];
  for (let d = 0; d < shape.length; d++) {
    const length = shape[d]!, last = lengths.length - 1;
    if (length === 1) continue;
    if (last >= 0 && passEvenly(strides, dimensions[last]!, d, length)) {
      lengths[last]! *= length;
      dimensions[last] = d;
    } else {
      lengths.push(length);
      dimensions.push(d);
    }
  }
  return { lengths, dimensions };
}

const LONG = 12;                               // measured on windows of images, with rows of 2 to 64 elements

/** Exchanges a short innermost dimension for the innermost long one, or for the longest. */
function longInnermost(lengths: number[], dimensions: number[]): void {
  const last = lengths.length - 1, long = lengths.findLastIndex(length => length >= LONG);
  const chosen = long >= 0 ? long : lengths.lastIndexOf(Math.max(...lengths));
  if (chosen === last || last < 0) return;
  lengths.push(...lengths.splice(chosen, 1));
  dimensions.push(...dimensions.splice(chosen, 1));
}

/** Whether a step along `outer` is, for all operands, as far as the whole length of `inner`. */
function passEvenly(strides: readonly Strides[], outer: number, inner: number, length: number): boolean {
  for (const s of strides) if (s[outer] !== s[inner]! * length) return false;
  return true;
}

/** The strides with which a tensor is walked as one of a larger shape: 0 where it is repeated. */
export function broadcastStrides(a: Tensor, shape: Shape): Strides {
  if (a.shape === shape) return a.strides;
  return shape.map((_, d) => stepAlong(a, shape.length, d));
}

/** One of these strides: how far a step along dimension `d` of `rank` is. */
export function stepAlong(a: Tensor, rank: number, d: number): number {
  const own = d - (rank - a.shape.length);
  return own < 0 || a.shape[own] === 1 ? 0 : a.strides[own]!;
}

/** The strides of a result that keeps a shape's dimensions but adds up along some: 0 along those. */
export function reducedStrides(shape: Shape, reduced: readonly boolean[]): Strides {
  const kept = rowMajor(shape.map((length, d) => reduced[d] ? 1 : length));
  return kept.map((stride, d) => reduced[d] ? 0 : stride);
}
