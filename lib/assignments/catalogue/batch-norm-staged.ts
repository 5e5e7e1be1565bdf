import { stagedBatchNormBackward, stagedBatchNormForward } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** The batch norm in nine stages. */
export const batchNormStaged = entry({
  id: 'batch-norm-staged',
  title: 'Batch norm, stage by stage',
  needs: ['linear'],
  task: {
    kind: 'functions', forward: 'stagedBatchNormForward', backward: 'stagedBatchNormBackward',
    reference: { forward: stagedBatchNormForward, backward: stagedBatchNormBackward },
  },
  points: { forward: 3, dX: 4, dgamma: 1, dbeta: 1, contract: 1 },
  draw: random => {
    const [N, C] = sizes(2, random) as [number, number];
    const params = { gamma: randn([C], { random }), beta: randn([C], { random }) };
    return { X: randn([N, C], { random }), params };
  },
  path: 'lib/layers/batch-norm-staged.ts',
  formula: 'D = X - m,\\quad S = D\\circ D,\\quad v = \\tfrac1N\\sum_n S_n,\\quad \\text{std} = \\sqrt{v+\\varepsilon},'
    + '\\quad r = \\frac1{\\text{std}},\\quad \\hat X = D\\circ r,\\quad Z = \\hat X\\circ\\gamma,\\quad Y = Z + '
    + '\\beta',
  shapes: {
    'X': '(N,C)', 'm, v, std, rstd': '(C)', 'D, S, xHat, Z': '(N,C)', 'gamma, beta': '(C)', 'Y': '(N,C)',
  },
  steps: [
    'Draw the nine stages as a graph: mean, distance, square, mean, root, quotient, product, product, sum. Which '
    + 'intermediates are used twice? $\\varepsilon$ is 1e-5.',
    '[stage9] Through the sum: what are $d\\beta$ and $dZ$?',
    '[stage8] Through the product with $\\gamma$: $d\\gamma$ and $d\\hat X$?',
    '[stage7] Through $\\hat X = D\\circ r$: what does each of the two factors get? Why is one of them summed?',
    '[stage6] Through the quotient, and [stage5] through the root: functions of one number. Their derivatives?',
    '[stage4] Through the mean of the squares: what does each sample get?',
    '[stage3] Through the square: $D$ has now a gradient from two uses. What becomes of two?',
    '[stage2] Through the distance: what does the mean get, and with which sign?',
    '[stage1] Through the mean: what does each $x$ get besides its own part?',
  ],
  hints: {
    forward: 'The variance is the mean square itself, divided by N. eps is 1e-5 and stands under the root.',
    dX: 'D is used twice and X is used twice, and gradients of several uses are added. Check the stages from the last '
      + 'to the first: which is the first whose shape is not that of what it belongs to?',
    dgamma: 'One factor serves every sample of its channel.',
    dbeta: 'One shift serves every sample of its channel.',
    contract: CONTRACT,
  },
});
