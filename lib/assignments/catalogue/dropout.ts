import { Dropout } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link Dropout}, in training. */
export const dropout = entry({
  id: 'dropout',
  title: 'Dropout',
  needs: ['relu'],
  task: { kind: 'layer', name: 'Dropout', reference: (p: number) => new Dropout(p) },
  points: { forward: 4, dX: 4, contract: 2 },
  draw: random => ({
    args: [0.2 + 0.5 * random.uniform()], X: randn(sizes(2, random), { random }), training: true,
  }),
  path: 'lib/layers/dropout.ts',
  formula: 'Y = \\frac{X\\circ M}{1-p}\\ \\text{in training},\\qquad Y = X\\ \\text{in inference}',
  shapes: { X: '(…)', mask: '(…)', Y: '(…)' },
  steps: [
    'An element is kept with the probability $1-p$. What is the expectation of $x\\cdot m$? By what has it to be '
    + 'divided, so that it is $x$?',
    'The mask has to be the same for the same seed. Draw it by this line, so that yours is the one it is compared '
    + 'with: `const mask = greaterEqual(uniform(X.shape, { random: new Random(seed) }), this.p);`',
    'For a given mask the layer is linear in $X$. What is its derivative, element by element?',
    '[dX] What does backward need of the forward pass, in training and in inference? Nothing may be drawn again.',
    'What happens to your formulas at $p = 1$?',
  ],
  hints: {
    forward: 'Draw the mask by the line in README.md: another one is another function. What is kept becomes larger, so '
      + 'that the mean stays; in inference nothing changes.',
    dX: 'The same elements are dropped on the way back, and the same factor applies. Where does the mask come from?',
    contract: `${CONTRACT} The same seed draws the same mask, and nothing else does.`,
  },
});
