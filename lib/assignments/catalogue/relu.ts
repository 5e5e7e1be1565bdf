import { ReLU } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link ReLU}. */
export const relu = entry({
  id: 'relu',
  title: 'The rectifier',
  needs: [],
  task: { kind: 'layer', name: 'ReLU', reference: () => new ReLU() },
  points: { forward: 3, dX: 6, contract: 1 },
  draw: random => ({ X: randn(sizes(2, random), { random }) }),
  path: 'lib/layers/relu.ts',
  formula: 'Y = \\max(X, 0)',
  shapes: { X: '(…)', Y: '(…)' },
  steps: [
    'What is the derivative of $\\max(x, 0)$ to the right of 0, and to the left? And at 0 itself?',
    '[dX] Each output depends on one input. What is left of the sum in the chain rule?',
    'What is the least that backward has to know about $X$? How many bytes an element does that take?',
  ],
  hints: {
    forward: 'Any shape, element by element; the output has the shape of the input.',
    dX: 'What decides whether the gradient passes is the input of the forward pass, not dY. And what passes, how much?',
    contract: CONTRACT,
  },
});
