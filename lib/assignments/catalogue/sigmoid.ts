import { Sigmoid } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { tensor } from '../../tensor/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link Sigmoid}. */
export const sigmoid = entry({
  id: 'sigmoid',
  title: 'The sigmoid',
  needs: ['relu'],
  task: { kind: 'layer', name: 'Sigmoid', reference: () => new Sigmoid() },
  points: { forward: 3, dX: 5, contract: 1, stability: 1 },
  draw: random => ({ X: randn(sizes(2, random), { random }) }),
  extremes: () => [{ X: tensor([[-1000, -40, 40, 1000]]) }, { X: tensor([[710], [-710], [0]]) }],
  path: 'lib/layers/sigmoid.ts',
  formula: 'Y = \\sigma(X), \\qquad y_i = \\frac{1}{1+e^{-x_i}}',
  shapes: { X: '(…)', Y: '(…)' },
  steps: [
    'Differentiate $1/(1+e^{-x})$ by the rule for a quotient.',
    'Write the result with nothing but $\\sigma(x)$ itself. Which of $X$ and $Y$ does backward need, then?',
    '[dX] Each output depends on one input. What is left of the sum in the chain rule?',
    'What does $e^{1000}$ become in a computer? For which sign of $x$ does your formula meet it?',
  ],
  hints: {
    forward: 'Check it by hand at 0, and try x and −x: together they give 1.',
    dX: 'The derivative is largest at x = 0, where it is a quarter. Is yours? And is it multiplied by dY?',
    contract: CONTRACT,
    stability: 'At ±1000 the answers are 0 and 1. Where does your formula compute ∞/∞, or 0·∞?',
  },
});
