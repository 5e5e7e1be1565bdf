import type { ForwardOptions, Layer, Params } from '../../model/layer.ts';
import { abs, copy, formatShape, max, reshape, slice, sub, type Tensor, transpose } from '../../tensor/index.ts';
import { bitsOf, firstDifference } from '../snapshot.ts';
import { attempt } from './attempt.ts';

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

/**
 * What was not checked because the layer was not run as in training: dropout, for one, passes everything then.
 * @param Y the output without training
 */
export function trainingWarning(layer: Layer, X: Tensor, options: ForwardOptions, Y: Tensor): string[] {
  const output = (training: boolean): Tensor | undefined =>
    attempt(() => layer.forward(copy(X), { ...options, training })[0]);
  const isSame = (other: Tensor | undefined): boolean =>
    other !== undefined && firstDifference(bitsOf([['Y', Y]]), bitsOf([['Y', other]])) === undefined;
  if (options.training === true || isSame(output(true)) || !isSame(output(false))) return [];
  return ['the layer behaves differently in training, which was not checked: pass { training: true }'];
}

/** What an upstream gradient of the caller's choice hides. With one output, it is a factor and hides nothing. */
export function upstreamWarning(dY: Tensor): string[] {
  if (isZero(dY)) return ['dY is 0 everywhere, and so is every gradient: leave it out, and it is drawn at random'];
  if (dY.size === 1 || !isZero(sub(dY, slice(reshape(dY, [dY.size]), 0)))) return [];
  return ['dY is the same everywhere, which hides errors (the backward of a softmax may then return zeros): '
    + 'leave it out, and it is drawn at random'];
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
