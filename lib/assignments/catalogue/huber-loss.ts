import { HuberLoss } from '../../losses/index.ts';
import { randn } from '../../random/index.ts';
import { mul } from '../../tensor/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link HuberLoss}. */
export const huberLoss = entry({
  id: 'huber-loss',
  title: 'Variant: the Huber loss',
  needs: ['linear'],
  task: { kind: 'loss', name: 'HuberLoss', reference: () => new HuberLoss() },
  points: { forward: 4, dX: 5, contract: 1 },
  draw: random => {
    const shape = sizes(2, random);
    return { X: mul(2, randn(shape, { random })), target: randn(shape, { random }) };
  },
  path: 'lib/losses/huber-loss.ts',
  formula: 'L = \\frac1n\\sum_i h(y_i-t_i),\\qquad h(d) = \\begin{cases}d^2/2 & |d|\\le\\delta\\\\ '
    + '\\delta\\,(|d|-\\delta/2) & \\text{else}\\end{cases}',
  shapes: { Y: '(…)', T: '(…)', L: '()' },
  steps: [
    '[K] Differentiate $h$ on each of its three pieces. Can the three be written as one?',
    'Do the pieces meet where they should? And their slopes?',
    '[dY] Write it for all elements. What is $n$? And what does `dL` do?',
  ],
  hints: {
    forward: 'Two pieces, and delta is 1 unless said. Do they give the same at the border?',
    dX: 'No element of dY is larger than delta divided by n. Which sign has it far to the left?',
    contract: CONTRACT,
  },
});
