import { findTheBug } from './find-the-bug.ts';
import { layerNorm } from './layer-norm.ts';

/** Errors in {@link layerNorm}. */
export const findTheBugLayerNorm = findTheBug({
  of: layerNorm,
  name: 'the layer norm',
  points: { forward: 1, dX: 6, dgamma: 2, dbeta: 1 },
  errors: [
    {
      name: 'the way through the mean is missing',
      replace: [['mul(rstd, sub(sub(G, m1), mul(xHat, m2)))', 'mul(rstd, sub(G, mul(xHat, m2)))']],
    },
    {
      name: 'the way through the variance is missing',
      replace: [['mul(rstd, sub(sub(G, m1), mul(xHat, m2)))', 'mul(rstd, sub(G, m1))']],
    },
    {
      name: 'gamma is left out on the way back',
      replace: [['const G = gamma === undefined ? dY : mul(dY, gamma);', 'const G = dY;']],
    },
    {
      name: 'm2 is made of dY',
      replace: [['average(mul(G, xHat))', 'average(mul(dY, xHat))']],
    },
    {
      name: 'the variance in place of the standard deviation',
      replace: [['const dX = mul(rstd, sub', 'const dX = mul(square(rstd), sub']],
    },
    {
      name: 'dgamma is made of G',
      replace: [['sum(mul(dY, xHat), leading)', 'sum(mul(G, xHat), leading)']],
    },
  ],
});
