import { Conv2d, type Conv2dOptions } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import type { Pair } from '../../tensor/index.ts';
import { CONTRACT, entry } from './entry.ts';

/** {@link Conv2d}, with oblong windows, stride and padding. */
export const conv2d = entry({
  id: 'conv2d',
  title: 'The convolution layer',
  needs: ['linear'],
  task: {
    kind: 'layer', name: 'Conv2d',
    reference: (C: number, O: number, kernel: Pair, options: Conv2dOptions) => new Conv2d(C, O, kernel, options),
  },
  points: { forward: 2, dX: 3, dW: 3, db: 1, contract: 1 },
  draw: random => ({
    args: [3, 4, [2, 3], { stride: [1, random.integer(1, 3)], padding: [random.integer(0, 2), 1] }],
    X: randn([2, 3, 5, 6], { random }),
  }),
  path: 'lib/layers/conv2d.ts',
  formula: 'Y_M = V\\,W_K^\\top+b,\\qquad V\\text{ all windows of }X\\text{, one a row}',
  shapes: { X: '(N,C,H,W)', W: '(O,C,kh,kw)', b: '(O)', V: '(M,K)', Y: '(N,O,H\',W\')' },
  steps: [
    'Count the windows, down and across, for a stride and a padding. What are $M$ and $K$?',
    '[dW] [db] With a window a row, this is a linear layer. What are its gradients? And $dW$ in the shape of $W$?',
    '[windows] What does the linear layer hand back to the windows?',
    '[dX] A pixel is in several windows. What becomes of the gradients of its copies? And of those in the padding?',
    'Why is it better to cut the windows again in backward than to keep them?',
  ],
  hints: {
    forward: 'Compare with naiveConv2d on a small image. The product gives a window a row, (M,O): in which order do '
      + 'the dimensions have to be for (N,O,H\',W\')?',
    dX: 'foldWindows is the way back from windows: it adds where windows overlap. Are the dimensions in the order that '
      + 'windows gave them?',
    dW: 'dY has to be brought into rows in the same order as the windows were: sample, place, then filter.',
    db: 'One constant a filter reaches every place of every image.',
    contract: CONTRACT,
  },
});
