import type { Layer } from '../model/layer.ts';
import { abs, add, type Dtype, formatShape, max, sameShape, sub, Tensor, toTypedArray } from '../tensor/index.ts';
import { named, type Results } from './purity.ts';

/** Throws where a gradient is missing, is one too many, or has not the shape and dtype of its tensor. */
export function checkShapes({ params }: Layer, X: Tensor, { dX, grads }: Results): void {
  const unknown = Object.keys(grads).filter(name => !Object.hasOwn(params, name));
  if (unknown.length > 0) throw new Error(`a gradient too many: ${unknown.join(', ')} is no parameter`);
  if (dX !== Tensor.none) checkLike('dX', X, dX);
  else if (!isWhole(X)) throw new Error('dX is Tensor.none, which only labels and ids may have');
  for (const [name, P] of Object.entries(params)) checkLike(`d${name}`, P, grads[name]);
}

/** Whether all elements are whole numbers: labels and ids have no gradient, other inputs may not go without. */
export function isWhole(X: Tensor): boolean {
  return toTypedArray(X).every(Number.isInteger);
}

function checkLike(name: string, P: Tensor, dP: Tensor | undefined): void {
  if (dP === undefined) throw new Error(`${name} is missing`);
  if (!sameShape(dP.shape, P.shape) || dP.dtype !== P.dtype) {
    throw new Error(`${name} is ${dP.dtype} ${formatShape(dP.shape)}, it should be ${P.dtype} ${formatShape(P.shape)}`);
  }
}

/**
 * Throws where the gradients of `twice` are not twice those of `once`, to the bit: doubling rounds nothing but numbers
 * below the smallest normal one.
 */
export function checkDoubled(twice: Results, once: Results): void {
  checkSums('backward(2·dY) is not 2·backward(dY)', twice, once, once, () => 2 ** -1022);
}

/**
 * Throws where the gradients of `both` are not those of `a` + `b`, within rounding.
 * @param size how large the terms are that may cancel in a gradient, which is then tiny beside its own rounding
 */
export function checkAdded(both: Results, a: Results, b: Results, size: number): void {
  const problem = 'backward(dY₁ + dY₂) is not backward(dY₁) + backward(dY₂)';
  checkSums(problem, both, a, b, (scale, dtype) =>
    dtype === 'float32' ? 1e-4 * (scale + size) : 1e-12 * scale + 1e-14 * size);
}

function checkSums(problem: string, result: Results, a: Results, b: Results,
  toleranceAt: (scale: number, dtype: Dtype) => number): void {
  const second = named(b), sums = named(result);
  named(a).forEach(([name, A], k) => {
    if (name === 'Y' || A.size === 0) return;
    const B = second[k]![1], S = sums[k]![1];
    const distance = max(abs(sub(S, add(A, B)))).item(), scale = max(add(abs(A), abs(B))).item();
    if (!(distance <= toleranceAt(scale, A.dtype))) throw new Error(`${problem}: ${name} is off by ${distance}`);
  });
}
