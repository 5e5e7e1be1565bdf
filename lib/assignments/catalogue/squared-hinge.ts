import { SquaredHinge } from '../references/squared-hinge.ts';
import { CONTRACT, entry } from './entry.ts';
import { scores } from './scores.ts';

/** {@link SquaredHinge}. */
export const squaredHinge = entry({
  id: 'squared-hinge',
  title: 'Variant: the squared hinge loss',
  needs: ['linear'],
  task: { kind: 'loss', name: 'SquaredHinge', reference: () => new SquaredHinge() },
  points: { forward: 4, dX: 5, contract: 1 },
  draw: scores,
  path: 'lib/assignments/references/squared-hinge.ts',
  formula: 'L = \\frac1N\\sum_i\\sum_{k\\ne t_i}\\max(0,\\ z_{ik}-z_{it_i}+1)^2',
  shapes: { Z: '(N,C)', labels: '(N)', T: '(N,C)', H: '(N,C)', L: '()' },
  steps: [
    'Which terms contain the score of a wrong class? And which that of the label?',
    '[V] What is the derivative of $\\max(0, u)^2$? Is there a kink at 0?',
    '[v] What does the label\'s score get from all the terms in which it stands?',
    '[dZ] Put both together. What is the sum over a row?',
  ],
  hints: {
    forward: 'The label does not compete with itself, and the mean is over samples, not over scores.',
    dX: 'Each row of dZ sums to 0: what the wrong classes get, the label loses. Is the square differentiated, and '
      + 'divided as the loss is?',
    contract: CONTRACT,
  },
});
