import {
  add, div, type Layer, Linear, type LinearCache, matmul, mean, mul, neg, reshape, slice, sum, transpose,
} from '../../../lib/index.ts';
import { input, linear, onesLike, withRandomParams, WrongLinear } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const right = (): Linear => withRandomParams(new Linear(3, 2));
const square = (): Linear => withRandomParams(new Linear(3, 3));

/** The gradients under each other's name. */
class Swapped extends WrongLinear {
  override backward(...given: Parameters<WrongLinear['backward']>): ReturnType<WrongLinear['backward']> {
    const { dX, grads: { W, b } } = super.backward(...given);
    return { dX, grads: { W: b!, b: W } };
  }
}

/** The bias has no gradient at all. */
class WithoutBias extends WrongLinear {
  override backward(...given: Parameters<WrongLinear['backward']>): ReturnType<WrongLinear['backward']> {
    const { dX, grads: { W } } = super.backward(...given);
    return { dX, grads: { W } };
  }
}

const rows = (X: LinearCache['X']): number => X.shape[0]!;

const changes: readonly Change[] = [
  {
    name: 'dW is XᵀdY, of shape (I,O)',
    layer: () => linear((dY, { X }) => ({ dW: matmul(transpose(X), dY) })),
    gradient: 'dW', expected: 'transposed',
  },
  {
    name: 'dW is XᵀdY, reshaped until it fits',
    layer: () => linear((dY, { X, W }) => ({ dW: reshape(matmul(transpose(X), dY), W.shape) })),
    gradient: 'dW', expected: 'transposed',
  },
  {
    name: 'dW is XᵀdY, and nothing shows because W is square',
    right: square, layer: () => linear((dY, { X }) => ({ dW: matmul(transpose(X), dY) }), [3, 3]),
    gradient: 'dW', expected: 'transposed',
  },
  {
    name: 'dX is dY·Wᵀ, which fits because W is square',
    right: square, layer: () => linear((dY, { W }) => ({ dX: matmul(dY, transpose(W)) }), [3, 3]),
    gradient: 'dX', expected: 'transposed',
  },
  {
    name: 'dW is negated, because one descends',
    layer: () => linear((dY, { X }) => ({ dW: neg(matmul(transpose(dY), X)) })),
    gradient: 'dW', expected: 'sign',
  },
  {
    name: 'db is dY',
    layer: () => linear(dY => ({ db: dY })),
    gradient: 'db', expected: 'batch-sum-missing',
  },
  {
    name: 'db is the first sample\'s',
    layer: () => linear(dY => ({ db: slice(dY, 0) })),
    gradient: 'db', expected: 'batch-sum-missing',
  },
  {
    name: 'dW is the last sample\'s, overwritten in the loop instead of added to',
    layer: () => linear((dY, { X }) => ({ dW: matmul(transpose(slice(dY, [-1])), slice(X, [-1])) })),
    gradient: 'dW', expected: 'batch-sum-missing',
  },
  {
    name: 'db sums over the first of two leading dimensions only',
    X: () => input([4, 5, 3]),
    layer: () => linear((dY, { shape }) => ({ db: sum(reshape(dY, [...shape.slice(0, -1), 2]), 0) })),
    gradient: 'db', expected: 'batch-sum-missing',
  },
  {
    name: 'db is the mean over the batch',
    layer: () => linear(dY => ({ db: mean(dY, 0) })),
    gradient: 'db', expected: 'mean-for-sum',
  },
  {
    name: 'dW is divided by N',
    layer: () => linear((dY, { X }) => ({ dW: div(matmul(transpose(dY), X), rows(X)) })),
    gradient: 'dW', expected: 'mean-for-sum',
  },
  {
    name: 'dX is divided by N',
    layer: () => linear((dY, { X, W }) => ({ dX: div(matmul(dY, W), rows(X)) })),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'db counts twice',
    layer: () => linear(dY => ({ db: mul(2, sum(dY, 0)) })),
    gradient: 'db', expected: 'constant-factor',
  },
  {
    name: 'db is summed over the outputs instead of the samples',
    layer: () => linear(dY => ({ db: sum(dY, 1) })),
    gradient: 'db', expected: 'wrong-axis',
  },
  {
    name: 'db keeps the summed dimension',
    layer: () => linear(dY => ({ db: sum(dY, 0, { keepDims: true }) })),
    gradient: 'db', expected: 'wrong-shape',
  },
  {
    name: 'dX keeps its leading dimensions flattened',
    X: () => input([4, 5, 3]), layer: () => linear((dY, { W }) => ({ dX: matmul(dY, W) })),
    gradient: 'dX', expected: 'wrong-shape',
  },
  {
    name: 'db is zero',
    layer: () => linear(dY => ({ db: mul(sum(dY, 0), 0) })),
    gradient: 'db', expected: 'forgotten',
  },
  {
    name: 'there is no db',
    layer: (): Layer => withRandomParams(new WithoutBias(3, 2, () => ({}))),
    gradient: 'db', expected: 'forgotten',
  },
  {
    name: 'dW sums X over the batch, whatever dY is',
    layer: () => linear((dY, { X }) => ({ dW: matmul(transpose(onesLike(dY)), X) })),
    gradient: 'dW', expected: 'upstream-ignored',
  },
  {
    name: 'db is N, whatever dY is',
    layer: () => linear(dY => ({ db: sum(onesLike(dY), 0) })),
    gradient: 'db', expected: 'upstream-ignored',
  },
  {
    name: 'dX is a row of W, whatever dY is',
    layer: () => linear((dY, { W }) => ({ dX: matmul(onesLike(dY), W) })),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'dW and db are returned under each other\'s name',
    layer: () => withRandomParams(new Swapped(3, 2, () => ({}))),
    gradient: 'dW', expected: 'gradient-of-another-parameter',
  },
  {
    name: 'dW adds W, as weight decay, in backward',
    layer: () => linear((dY, { X, W }) => ({ dW: add(matmul(transpose(dY), X), mul(0.1, W)) })),
    gradient: 'contract', expected: 'linear',
  },
];

export const linearMutants = mutantsOf('Linear', right, () => input([4, 3]), changes);
