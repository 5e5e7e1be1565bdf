import { CrossEntropySum } from '../references/cross-entropy-sum.ts';
import { CONTRACT, entry } from './entry.ts';
import { hugeScores, scores } from './scores.ts';

/** {@link CrossEntropySum}: no mean. */
export const crossEntropySum = entry({
  id: 'cross-entropy-sum',
  title: 'Variant: cross-entropy, summed',
  needs: ['linear'],
  task: { kind: 'loss', name: 'CrossEntropySum', reference: () => new CrossEntropySum() },
  points: { forward: 3, dX: 4, contract: 1, stability: 2 },
  draw: scores,
  extremes: hugeScores,
  path: 'lib/assignments/references/cross-entropy-sum.ts',
  formula: 'p_{ik} = \\frac{e^{z_{ik}}}{\\sum_j e^{z_{ij}}},\\qquad L = -\\sum_i\\log p_{it_i}',
  shapes: { Z: '(N,C)', labels: '(N)', T: '(N,C)', logP: '(N,C)', L: '()' },
  steps: [
    'Write the term of one sample as a difference. Which of its parts contains a given score $z_{ik}$, and when?',
    'Differentiate both parts by $z_{ik}$. With a mask $T$ for the labels, can the cases be written as one?',
    '[dZ] Put both together. By what is divided here? And what does `dL` do?',
    'What may be subtracted from all scores of a row without changing a probability?',
  ],
  hints: {
    forward: 'This loss is a sum over the samples, not their mean.',
    dX: 'Each row of dZ sums to 0, and only the label\'s entry is negative. Does your factor fit a sum?',
    contract: CONTRACT,
    stability: 'Scores of 10,000 are no trouble for the loss, only for exponentials on the way.',
  },
});
