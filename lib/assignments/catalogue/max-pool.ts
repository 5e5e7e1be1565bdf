import { MaxPool2d, type MaxPool2dOptions } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import type { Pair } from '../../tensor/index.ts';
import { CONTRACT, entry } from './entry.ts';

/** {@link MaxPool2d}, with windows that overlap. */
export const maxPool = entry({
  id: 'max-pool',
  title: 'Max pooling',
  needs: ['conv2d'],
  task: {
    kind: 'layer', name: 'MaxPool2d',
    reference: (kernel: Pair, options: MaxPool2dOptions) => new MaxPool2d(kernel, options),
  },
  points: { forward: 4, dX: 5, contract: 1 },
  draw: random => ({
    args: [[2, 3], { stride: [random.integer(1, 3), 2], padding: [0, 1] }], X: randn([2, 3, 5, 7], { random }),
  }),
  path: 'lib/layers/max-pool2d.ts',
  formula: 'y_m = \\max_k v_{mk},\\qquad v_m\\text{ the numbers of window }m',
  shapes: { X: '(N,C,H,W)', V: '(N,C,H\',W\',K)', Y: '(N,C,H\',W\')' },
  steps: [
    'Change one number of a window a little. For which of them does the maximum change, and by how much?',
    '[windows] So what does each number of a window get?',
    '[dX] A pixel may be the largest of several windows. What becomes of its gradients?',
    'What stands in the padding, so that it never wins? What is the least to keep for backward?',
  ],
  hints: {
    forward: 'The padding never wins: with zeros there, a window of negative numbers would have the wrong maximum.',
    dX: 'The whole gradient goes to one element of the window, the first of the largest, and where windows overlap it '
      + 'adds up.',
    contract: CONTRACT,
  },
});
