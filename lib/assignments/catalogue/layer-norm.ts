import { LayerNorm } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link LayerNorm}. */
export const layerNorm = entry({
  id: 'layer-norm',
  title: 'Layer norm',
  needs: ['batch-norm'],
  task: { kind: 'layer', name: 'LayerNorm', reference: (I: number) => new LayerNorm(I) },
  points: { forward: 3, dX: 4, dgamma: 1, dbeta: 1, contract: 1 },
  draw: random => {
    const [N, T, I] = sizes(3, random) as [number, number, number];
    return { args: [I], X: randn([N, T, I], { random }) };
  },
  path: 'lib/layers/layer-norm.ts',
  formula: '\\hat x_j = r\\,(x_j-m),\\qquad r = \\frac{1}{\\sqrt{v+\\varepsilon}},\\qquad '
    + 'y_j = \\gamma_j\\,\\hat x_j+\\beta_j',
  shapes: { 'X': '(…,I)', 'm, v, rstd': '(…,1)', 'xHat': '(…,I)', 'gamma, beta': '(I)', 'Y': '(…,I)' },
  steps: [
    '[dgamma] [dbeta] Which rows does a factor reach, and which a shift? Over which dimensions do you sum?',
    '[G] What reaches $\\hat X$?',
    'One $x_i$ reaches every $\\hat x_j$ of its row, on three ways. Which? Write $\\partial d_j/\\partial x_i$ for the '
    + 'distances from the mean first.',
    'How does the variance change with $x_i$? Which sum is 0 there?',
    'How does $r = 1/\\sqrt{v+\\varepsilon}$ change with $v$? Write it in $r$.',
    '[m1] [m2] Multiply by what comes from above and sum over the row. Which two means appear?',
    '[dX] Write it for all rows. How many numbers do the two means have?',
  ],
  hints: {
    forward: 'Rows are normalised, not columns: samples never meet. The variance is divided by I, not I − 1; eps is '
      + 'inside the root.',
    dX: 'There are three ways from an input to the outputs of its row. Which is missing? In each row, dX sums to 0.',
    dgamma: 'One factor serves its place in every row. What was it multiplied by?',
    dbeta: 'One shift serves its place in every row: sum over all leading dimensions.',
    contract: CONTRACT,
  },
});
