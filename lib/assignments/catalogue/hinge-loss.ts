import { HingeLoss } from '../../losses/index.ts';
import { CONTRACT, entry } from './entry.ts';
import { scores } from './scores.ts';

/** {@link HingeLoss}. */
export const hingeLoss = entry({
  id: 'hinge-loss',
  title: 'Variant: the hinge loss',
  needs: ['linear'],
  task: { kind: 'loss', name: 'HingeLoss', reference: () => new HingeLoss() },
  points: { forward: 4, dX: 5, contract: 1 },
  draw: scores,
  path: 'lib/losses/hinge-loss.ts',
  formula: 'L = \\frac1n\\sum_i\\sum_{k\\ne t_i}\\max(0,\\ z_{ik}-z_{it_i}+\\text{margin}),\\qquad n = N\\cdot C',
  shapes: { Z: '(N,C)', labels: '(N)', M: '(N,C)', L: '()' },
  steps: [
    '[V] Which terms contain the score of a wrong class, and what is their derivative by it?',
    '[v] In how many terms of a row does the label\'s score stand with a slope?',
    '[dZ] Put both together. What is the sum over a row? By what is divided?',
  ],
  hints: {
    forward: 'The label does not compete with itself. The mean is over samples times classes, as in PyTorch.',
    dX: 'Each row of dZ sums to 0: what the wrong classes get, the label loses. Is it divided as the loss is?',
    contract: CONTRACT,
  },
});
