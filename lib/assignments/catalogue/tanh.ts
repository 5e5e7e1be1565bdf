import { Tanh } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { tensor } from '../../tensor/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link Tanh}. */
export const tanh = entry({
  id: 'tanh',
  title: 'The hyperbolic tangent',
  needs: ['relu'],
  task: { kind: 'layer', name: 'Tanh', reference: () => new Tanh() },
  points: { forward: 3, dX: 5, contract: 1, stability: 1 },
  draw: random => ({ X: randn(sizes(2, random), { random }) }),
  extremes: () => [{ X: tensor([[-1000, -20, 20, 1000]]) }, { X: tensor([[710], [-710], [0]]) }],
  path: 'lib/layers/tanh.ts',
  formula: 'Y = \\tanh X, \\qquad y_i = \\frac{e^{x_i}-e^{-x_i}}{e^{x_i}+e^{-x_i}}',
  shapes: { X: '(…)', Y: '(…)' },
  steps: [
    'Call the numerator $u$ and the denominator $v$. What are $u\'$ and $v\'$?',
    'Use the rule for a quotient, and write the result with nothing but $\\tanh(x)$ itself.',
    '[dX] Each output depends on one input. What is left of the sum in the chain rule?',
    'Which of $X$ and $Y$ does backward need, then? What may be freed after forward?',
  ],
  hints: {
    forward: 'Check it by hand at 0, and try x and −x: they differ in sign only.',
    dX: 'The derivative is 1 at x = 0 and fades on both sides. Is yours? Is it taken where forward was, and times dY?',
    contract: CONTRACT,
    stability: 'At ±1000 the answers are ±1. Where does your formula compute ∞/∞?',
  },
});
