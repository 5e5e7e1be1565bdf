import { CrossEntropyLoss } from '../../losses/index.ts';
import { CONTRACT, entry } from './entry.ts';
import { hugeScores, scores } from './scores.ts';

/** {@link CrossEntropyLoss}: softmax and cross-entropy in one. */
export const softmaxCrossEntropy = entry({
  id: 'softmax-cross-entropy',
  title: 'Softmax and cross-entropy in one',
  needs: ['linear'],
  task: { kind: 'loss', name: 'CrossEntropyLoss', reference: () => new CrossEntropyLoss() },
  points: { forward: 3, dX: 4, contract: 1, stability: 2 },
  draw: scores,
  extremes: hugeScores,
  path: 'lib/losses/cross-entropy-loss.ts',
  formula: 'p_{ik} = \\frac{e^{z_{ik}}}{\\sum_j e^{z_{ij}}},\\qquad L = -\\frac1n\\sum_i\\log p_{it_i}',
  shapes: { Z: '(N,C)', labels: '(N)', T: '(N,C)', logP: '(N,C)', L: '()' },
  steps: [
    'Write the term of one sample, $-\\log p_{it_i}$, as a difference. Which of its two parts contains a given score '
    + '$z_{ik}$, and when?',
    'Differentiate the first part by $z_{ik}$. With a mask $T$ for the labels, can the two cases be written as one?',
    'Differentiate the second part, the logarithm of the sum. Do you know the quotient that comes out?',
    '[D] Put both together for one row. What is the sum over the row? Why must it be?',
    '[dZ] By what is the loss divided, for a mean and for a sum? And what does `dL` do?',
    'What does $e^{10000}$ become in a computer? What may be subtracted from all scores of a row without changing a '
    + 'probability?',
  ],
  hints: {
    forward: 'A mean is over the rows, not over all scores. Ignored labels and smoothing may be left to the helpers: '
      + 'only the plain loss counts here.',
    dX: 'Each row of dZ sums to 0, and only the label\'s entry is negative. Is yours so? And is it divided as the '
      + 'loss is?',
    contract: CONTRACT,
    stability: 'Scores of 10,000 are no trouble for the loss, only for exponentials on the way. Never take a '
      + 'logarithm of a probability that may have become 0.',
  },
});
