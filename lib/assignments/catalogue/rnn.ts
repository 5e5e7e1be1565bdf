import { RNN } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link RNN}, with tanh. */
export const rnn = entry({
  id: 'rnn',
  title: 'The recurrent layer, through time',
  needs: ['linear', 'tanh'],
  task: { kind: 'layer', name: 'RNN', reference: (I: number, H: number) => new RNN(I, H) },
  points: { forward: 2, dX: 2, dWx: 2, dWh: 2, dbx: 0.5, dbh: 0.5, contract: 1 },
  draw: random => {
    const [N, T, I, H] = sizes(4, random, 2) as [number, number, number, number];
    return { args: [I, H], X: randn([N, T, I], { random }) };
  },
  path: 'lib/layers/rnn.ts',
  formula: 'a_t = x_tW_x^\\top + b_x + h_{t-1}W_h^\\top + b_h,\\qquad h_t = f(a_t),\\qquad h_{-1} = 0',
  shapes: { X: '(N,T,I)', Wx: '(H,I)', Wh: '(H,H)', bx: '(H)', bh: '(H)', Y: '(N,T,H)' },
  steps: [
    '[state] A state reaches the loss in two ways. Which? What is the second one behind the last step?',
    '[step] Through the nonlinearity: its derivative, written in the state. (`forms` has it for both.)',
    '[carried] What does a step hand back to the state before it?',
    'In which order do you go through the steps, then, and why?',
    '[dWx] The same weight serves at every step. What does that mean for its gradient? Can all steps be one product?',
    '[dWh] What did the second weight meet at step $t$? And at the first step?',
    '[db] Why have both biases the same gradient?',
    '[dX] What does the product hand back to the inputs?',
  ],
  hints: {
    forward: 'The state before the first step is 0. All states are the output, stacked along the second dimension.',
    dX: 'It needs da of every step, and da is right only if what later steps hand back is in it.',
    dWx: 'A sum over samples and over steps. Is what a step gets from the step after it included?',
    dWh: 'At step t the weight met the state of step t − 1, not that of step t.',
    dbx: 'The bias reached every sample at every step.',
    dbh: 'The bias reached every sample at every step.',
    contract: CONTRACT,
  },
});
