import {
  add, div, GroupNorm, mean, mul, randn, Random, reshape, RMSNorm, sub, sum, type Tensor, withParams,
} from '../../../lib/index.ts';
import { Norm } from '../../support/normalisation.ts';
import { isDiagnosed } from '../../support/is-diagnosed.ts';
import type { Change } from '../../support/wrong-backward.ts';

const X = randn([6, 5], { random: new Random(8) });

/** dX of a normalisation, its terms put together by somebody else. */
function from(norm: Norm, put: (G: Tensor, throughMean: Tensor, throughVariance: Tensor) => Tensor): Change {
  return ({ dY, X: input, params }) => {
    const [, { xHat, std, gamma }] = withParams(norm, params).forward(input), G = mul(dY, gamma);
    const average = (A: Tensor): Tensor => mean(A, norm.axis, { keepDims: true });
    return { dX: div(put(G, average(G), mul(xHat, average(mul(G, xHat)))), std) };
  };
}

for (const [what, norm] of [['layer', new Norm(5, -1)], ['batch', new Norm(5, 0)]] as const) {
  isDiagnosed(`the term through the variance in a ${what} norm`, { dX: 'term-dropped' }, norm,
    from(norm, (G, throughMean) => sub(G, throughMean)), X);
  isDiagnosed(`the term through the mean in a ${what} norm`, { dX: 'term-dropped' }, norm,
    from(norm, (G, _, throughVariance) => sub(G, throughVariance)), X);
  isDiagnosed(`both terms in a ${what} norm`, { dX: 'term-dropped' }, norm, from(norm, G => G), X);
  isDiagnosed(`a term of a ${what} norm`, { dX: 'sign' }, norm,
    from(norm, (G, throughMean, throughVariance) => add(sub(G, throughMean), throughVariance)), X);
}

const layerNorm = new Norm(5, -1), rms = new Norm(5, -1, false);

isDiagnosed('the term through the mean square in an RMS norm', { dX: 'term-dropped' }, rms, from(rms, G => G), X);
isDiagnosed('the division by the deviation', { dX: 'term-dropped' }, layerNorm,
  ({ dX, X: input, params }) => ({ dX: mul(dX, withParams(layerNorm, params).forward(input)[1].std) }), X);
isDiagnosed('gamma in dX', { dX: 'term-dropped' }, layerNorm, ({ dY, X: input, params }) => {
  const [, { xHat, std }] = withParams(layerNorm, params).forward(input);
  const average = (A: Tensor): Tensor => mean(A, -1, { keepDims: true });
  return { dX: div(sub(sub(dY, average(dY)), mul(xHat, average(mul(dY, xHat)))), std) };
}, X);
isDiagnosed('X where dgamma wants xHat', { dgamma: 'wrong-tensor' }, layerNorm,
  ({ dY, X: input }) => ({ dgamma: sum(mul(dY, input), 0) }), X);
isDiagnosed('the division in dgamma', { dgamma: 'term-dropped' }, new Norm(5, 0),
  ({ dY, X: input }) => ({ dgamma: sum(mul(dY, sub(input, mean(input, 0, { keepDims: true }))), 0) }), X);

const groups = new GroupNorm(2, 4), images = randn([3, 4, 5], { random: new Random(9) });

isDiagnosed('the term through the variance in a group norm', { dX: 'term-dropped' }, groups, ({ dY, X: input,
  params }) => {
  const [, { rstd }] = withParams(groups, params).forward(input);
  const G = reshape(mul(dY, reshape(params.gamma, [4, 1])), [3, 2, 10]);
  return { dX: reshape(mul(rstd, sub(G, mean(G, -1, { keepDims: true }))), dY.shape) };
}, images);
isDiagnosed('X where dgamma of an RMS norm wants xHat', { dgamma: 'wrong-tensor' }, new RMSNorm(5),
  ({ dY, X: input }) => ({ dgamma: sum(mul(dY, input), 0) }), X);
isDiagnosed('the means of a layer norm taken over samples', { dX: 'wrong-axis' }, layerNorm, ({ dY, X: input,
  params }) => {
  const [, { xHat, std, gamma }] = withParams(layerNorm, params).forward(input), G = mul(dY, gamma);
  const average = (A: Tensor): Tensor => mean(A, 0, { keepDims: true });
  return { dX: div(sub(sub(G, average(G)), mul(xHat, average(mul(G, xHat)))), std) };
}, X);
