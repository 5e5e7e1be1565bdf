import {
  broadcastTo, formatShape, mul, reshape, slice, sum, type Tensor, transpose,
} from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Hypothesis, Idea } from './hypothesis.ts';

/** A parameter's gradient for each sample, where the sum over the samples is due. */
export const batchKept: Idea = ({ name, claimed: { rank, shape }, of }) => rank <= of.rank ? [] : [{
  reason: 'batch-sum-missing',
  text: `${name} ${formatShape(shape)} still has the batch dimension: the sum over the batch is missing`,
  predict: draw => {
    const summed = sum(draw.claimed, [...shape.keys()].slice(0, rank - of.rank));
    return draw.agree(summed, draw.right) ? draw.claimed : undefined;        // the right terms are those of a right sum
  },
}];

/** What one sample contributes to a parameter's gradient, where the sum over all is due. */
export const oneSample: Idea = ({ name, of, Y, parts: { place } }) => {
  const N = Y.shape[0] ?? 1;
  if ('input' in place || Y.rank < 2 || N < 2) return [];
  return [['first', 0] as const, ['last', N - 1] as const].map(([which, n]): Hypothesis => ({
    reason: 'batch-sum-missing',
    text: `${name} comes from the ${which} sample alone: the sum over the batch is missing`,
    predict: draw => reshape(slice(contributions(draw), n), of.shape),
  }));
};

/** What each sample contributes to the right gradient: (N,A), A the number of its elements. */
function contributions({ J, R }: Draw): Tensor {
  const terms = reshape(mul(J, reshape(R, [R.size])), [J.shape[0]!, R.shape[0]!, -1]);     // (A,Y) ∘ (Y) → (A,N,Y/N)
  return transpose(sum(terms, -1));                                                        // (A,N) → (N,A)
}

/** The gradient of what is added to every sample, a sum of dY over the leading dimensions, taken over others. */
export const otherAxes: Idea = ({ name, of: { rank, shape } }) => {
  const dimensions = ({ R }: Draw): number[] => [...R.shape.keys()];
  const biasLike = (draw: Draw): boolean => draw.R.rank > rank
    && draw.agree(sum(draw.R, dimensions(draw).slice(0, draw.R.rank - rank)), draw.right);
  return [
    { over: 'the wrong axis', summed: (draw: Draw) => sum(draw.R, dimensions(draw).slice(rank)) },
    { over: 'all axes', summed: (draw: Draw) => broadcastTo(sum(draw.R), shape) },
  ].map(({ over, summed }): Hypothesis => ({
    reason: 'wrong-axis',
    text: `${name} is summed over ${over}`,
    predict: draw => biasLike(draw) ? summed(draw) : undefined,
  }));
};
