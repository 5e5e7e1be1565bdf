import type { Params } from '../../model/layer.ts';
import { abs, formatShape, max, reshape, slice, sub, type Tensor, transpose } from '../../tensor/index.ts';

/**
 * What the choice of input and parameters hides: errors that no check of them can show.
 * @param Y the output
 */
export function warningsOf(params: Params, X: Tensor, Y: Tensor): string[] {
  const names = Object.keys(params), rows = X.size / (X.shape.at(-1) ?? 1), summed = names.length > 0 || Y.size === 1;
  return [
    ...(summed && rows === 1 ? ['N = 1 hides errors in sums and means over the batch: take N ≥ 3'] : []),
    ...(summed && rows > 1 && isZero(sub(X, slice(X, [0, 1])))
      ? ['all samples of X are equal, which hides that one is mixed up with another: draw them at random'] : []),
    ...(isZero(X) ? ['X is 0 everywhere, which hides whatever is multiplied by it: draw it at random'] : []),
    ...names.flatMap(name => aboutParameter(name, params[name]!)),
  ];
}

function aboutParameter(name: string, P: Tensor): string[] {
  const [rows, columns] = P.shape;
  if (P.rank !== 2 || rows !== columns || rows === 1) return [];
  if (isZero(sub(P, transpose(P)))) {
    return [`${name} ${formatShape(P.shape)} is symmetric, which hides that it is transposed: draw it at random`];
  }
  return [`${name} ${formatShape(P.shape)} is square, so that a transposed gradient has the right shape: `
    + 'only its numbers tell'];
}

function isZero(A: Tensor): boolean {
  return max(abs(reshape(A, [A.size]))).item() === 0;
}
