import type { Kernels } from '../dtype.ts';
import { isZero, UNIT, upward } from './bounded-rounding.ts';

// What is bounded here is |z′ − Z|, where Z = X ∘ Y is the exact result of exact operands, and z′ = x′ ∘ y′ one that
// float64 gets, from operands with |x′ − X| ≤ e and |x − X| ≤ e. So |x′ − x| ≤ 2e, which is where a 2 comes from.

/** z = x + y or x − y: |(x′ + y′) − (X + Y)| ≤ ex + ey, and u|z| for the rounding (Higham, section 3.3). */
export function sumBound(z: number, x: number, ex: number, y: number, ey: number): number {
  if (isZero(x, ex)) return ey;
  if (isZero(y, ey)) return ex;
  const e = ex + ey + UNIT * Math.abs(z);                    // a sum that underflows is exact (Hauser 1996)
  return e < Infinity ? (e === 0 ? 0 : upward(e)) : infiniteSumBound(x, ex, y, ey);
}

/** ∞ + y is ∞ exactly where ∞ is no overflow: a score that a mask has set to −∞ stays so in a softmax. */
function infiniteSumBound(x: number, ex: number, y: number, ey: number): number {
  const exact = (Math.abs(x) === Infinity) !== (Math.abs(y) === Infinity) && ex + ey < Infinity;
  return exact ? 0 : Infinity;
}

/** z = xy: x′y′ − XY = X(y′ − Y) + (x′ − X)Y + (x′ − X)(y′ − Y), |X| ≤ |x| + ex and |Y| ≤ |y| + ey. */
export function productBound(z: number, x: number, ex: number, y: number, ey: number): number {
  if (ey === 0 && Math.abs(y) === 1) return ex;              // neg, and masks
  if (ex === 0 && Math.abs(x) === 1) return ey;
  const e = Math.abs(x) * ey + ex * (Math.abs(y) + 3 * ey) + UNIT * Math.abs(z);
  return e === 0 && (isZero(x, ex) || isZero(y, ey)) ? 0 : upward(e);
}

/** z = x/y: x′/y′ − X/Y = ((x′ − X) − (y′ − Y)·X/Y)/y′, with |y′| ≥ |y| − 2ey: nothing is known where that may be 0. */
export function quotientBound(z: number, x: number, ex: number, y: number, ey: number): number {
  const d = Math.abs(y) - 2 * ey;
  if (!(d > 0)) return Infinity;
  const Q = (Math.abs(x) + ex) / (Math.abs(y) - ey);         // ≥ |X/Y|
  const e = ex / d + Q * (ey / d) + UNIT * Math.abs(z);
  return e === 0 && isZero(x, ex) ? 0 : upward(e);
}

/** Whether no evaluation takes y for the larger of two numbers, nor is it: x − y is more than twice both errors. */
export function surelyLarger(x: number, ex: number, y: number, ey: number): boolean {
  return x - y > 3 * (ex + ey);
}

/**
 * The larger (or, given −x and −y, the smaller): the bound of the one that is taken, where it is taken whatever the
 * rounding; otherwise of both, for |max(x′, y′) − max(X, Y)| ≤ max(|x′ − X|, |y′ − Y|).
 */
export function maximumBound(x: number, ex: number, y: number, ey: number): number {
  if (surelyLarger(x, ex, y, ey)) return ex;
  return surelyLarger(y, ey, x, ex) ? ey : Math.max(ex, ey);
}

export const binary: Kernels<Float64Array>['binary'] = {
  add(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!, z = x + y;
      out[r + 1] = sumBound(z, x, a[p + 1]!, y, b[q + 1]!);
      out[r] = z;
    }
  },
  sub(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!, z = x - y;
      out[r + 1] = sumBound(z, x, a[p + 1]!, y, b[q + 1]!);
      out[r] = z;
    }
  },
  mul(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!, z = x * y;
      out[r + 1] = productBound(z, x, a[p + 1]!, y, b[q + 1]!);
      out[r] = z;
    }
  },
  div(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!, z = x / y;
      out[r + 1] = quotientBound(z, x, a[p + 1]!, y, b[q + 1]!);
      out[r] = z;
    }
  },
  maximum(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!;
      out[r + 1] = maximumBound(x, a[p + 1]!, y, b[q + 1]!);
      out[r] = Math.max(x, y);
    }
  },
  minimum(n, a, i, s, b, j, t, out, o) {
    for (let p = 2 * i, q = 2 * j, r = 2 * o; n > 0; n--, p += 2 * s, q += 2 * t, r += 2) {
      const x = a[p]!, y = b[q]!;
      out[r + 1] = maximumBound(-x, a[p + 1]!, -y, b[q + 1]!);
      out[r] = Math.min(x, y);
    }
  },
};
