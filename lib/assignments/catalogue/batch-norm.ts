import { BatchNorm1d } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link BatchNorm1d} in training, in its short form. */
export const batchNorm = entry({
  id: 'batch-norm',
  title: 'Batch norm, simplified',
  needs: ['batch-norm-staged'],
  task: { kind: 'layer', name: 'BatchNorm1d', reference: (C: number) => new BatchNorm1d(C) },
  points: { forward: 3, dX: 4, dgamma: 1, dbeta: 1, contract: 1 },
  draw: random => {
    const [N, C] = sizes(2, random) as [number, number];
    return { args: [C], X: randn([N, C], { random }), training: true };
  },
  path: 'lib/layers/batch-norm.ts',
  formula: '\\hat x_i = r\\,(x_i-m),\\qquad r = \\frac{1}{\\sqrt{v+\\varepsilon}},\\qquad y_i = \\gamma\\,\\hat '
    + 'x_i+\\beta',
  shapes: { 'X': '(N,C,…)', 'm, v, rstd': '(C)', 'xHat': '(N,C,…)', 'gamma, beta': '(C)', 'Y': '(N,C,…)' },
  steps: [
    '[dbeta] [dgamma] Factor and shift of a channel reach all of its values. In which places do they stand?',
    '[slope] In inference mean and variance are constants. What is the derivative of $y_i$ by $x_i$ then?',
    'In training $x_i$ reaches every $\\hat x_j$ of its channel. By how much does the mean change with it? And the '
    + 'variance: which terms cancel, and why?',
    'Put the ways together by the rule for products: what is $\\partial\\hat x_j/\\partial x_i$?',
    '[rest] Multiply by what comes from above and sum over $j$. Two sums remain. Have you met them before?',
    '[dX] Write it for the whole batch. How does backward know which of the two functions forward was?',
  ],
  hints: {
    forward: 'In training by the batch\'s own mean and biased variance, over all but the channels; in inference by the '
      + 'running ones. Forward writes to nothing: what commit needs goes into the cache.',
    dX: 'Every value of a channel reaches every other one, by the mean and by the variance. Which of the two ways is '
      + 'missing? In a channel, dX sums to 0.',
    dgamma: 'One factor serves all values of its channel. What was it multiplied by?',
    dbeta: 'One shift serves all values of its channel.',
    contract: CONTRACT,
  },
});
