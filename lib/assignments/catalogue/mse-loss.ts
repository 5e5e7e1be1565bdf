import { MSELoss } from '../../losses/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link MSELoss}. */
export const mseLoss = entry({
  id: 'mse-loss',
  title: 'Variant: the squared error',
  needs: ['linear'],
  task: { kind: 'loss', name: 'MSELoss', reference: () => new MSELoss() },
  points: { forward: 4, dX: 5, contract: 1 },
  draw: random => {
    const shape = sizes(2, random);
    return { X: randn(shape, { random }), target: randn(shape, { random }) };
  },
  path: 'lib/losses/mse-loss.ts',
  formula: 'L = \\frac1n\\sum_i (y_i-t_i)^2',
  shapes: { Y: '(…)', T: '(…)', L: '()' },
  steps: [
    'In which terms of the sum does $y_i$ stand? Differentiate it.',
    '[dY] Write it for all elements. What is $n$ for a mean, and for a sum? And what does `dL` do?',
  ],
  hints: {
    forward: 'A mean is over all elements, not over rows.',
    dX: 'Is the square differentiated, and divided as the loss is? Which of prediction and target comes first?',
    contract: CONTRACT,
  },
});
