import { randn } from '../../random/index.ts';
import { TwoLayerNetwork } from '../references/two-layer-network.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link TwoLayerNetwork}: a whole network as one layer. */
export const twoLayerNetwork = entry({
  id: 'two-layer-network',
  title: 'A network of two layers',
  needs: ['linear', 'relu'],
  task: {
    kind: 'layer', name: 'TwoLayerNetwork',
    reference: (I: number, H: number, O: number) => new TwoLayerNetwork(I, H, O),
  },
  points: { forward: 2, dX: 1, dW1: 2, db1: 1, dW2: 2, db2: 1, contract: 1 },
  draw: random => {
    const [N, I, H, O] = sizes(4, random) as [number, number, number, number];
    return { args: [I, H, O], X: randn([N, I], { random }) };
  },
  path: 'lib/assignments/references/two-layer-network.ts',
  formula: 'A = XW_1^\\top + b_1,\\qquad R = \\max(A, 0),\\qquad Y = RW_2^\\top + b_2',
  shapes: { X: '(N,I)', W1: '(H,I)', b1: '(H)', R: '(N,H)', W2: '(O,H)', b2: '(O)', Y: '(N,O)' },
  steps: [
    'Draw the chain $X\\to A\\to R\\to Y$, and write under each arrow which parameters come in.',
    '[dW2] [db2] The last layer is a linear one whose input is $R$. What are its gradients?',
    '[dR] What does that layer hand back to $R$?',
    '[dA] Through the rectifier: where does a gradient pass, and what has to be known for that?',
    '[dW1] [db1] The first layer is a linear one as well. What stands in the place of its $dY$?',
    '[dX] And what does it hand back?',
    'Which of $X$, $A$, $R$ and the parameters appear in your results? Those belong in the cache.',
  ],
  hints: {
    forward: 'The rectifier stands between the two products, not behind them.',
    dX: 'Two products with weights, and the rectifier between them. Is anything transposed on the way back?',
    dW1: 'What reaches the first layer has passed through the second weight and the rectifier. Is it (N,H)?',
    db1: 'The same as for dW1: which gradient reaches A?',
    dW2: 'The second layer\'s input is R, not X and not A.',
    db2: 'The second bias was added to every row.',
    contract: CONTRACT,
  },
});
