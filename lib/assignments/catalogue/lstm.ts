import { LSTM } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link LSTM}. */
export const lstm = entry({
  id: 'lstm',
  title: 'The LSTM: gates and a cell',
  needs: ['rnn', 'sigmoid'],
  task: { kind: 'layer', name: 'LSTM', reference: (I: number, H: number) => new LSTM(I, H) },
  points: { forward: 2, dX: 2, dWx: 2, dWh: 2, dbx: 0.5, dbh: 0.5, contract: 1 },
  draw: random => {
    const [N, T, I, H] = sizes(4, random, 2) as [number, number, number, number];
    return { args: [I, H], X: randn([N, T, I], { random }) };
  },
  path: 'lib/layers/lstm.ts',
  omit: ['slopes'],
  formula: 'i, f, o = \\sigma(a),\\quad g = \\tanh(a),\\qquad c_t = f_t\\circ c_{t-1} + i_t\\circ g_t,\\qquad '
    + 'h_t = o_t\\circ\\tanh(c_t)',
  shapes: { X: '(N,T,I)', Wx: '(4H,I)', Wh: '(4H,H)', bx: '(4H)', bh: '(4H)', a: '(N,4H)', c: '(N,H)', Y: '(N,T,H)' },
  steps: [
    '[state] As in the RNN: on which two ways does a state reach the loss?',
    '[cell] And on which two ways does a cell? In which order do you compute the two gradients of a step?',
    '[i] [f] [g] [o] What does each gate get, and what passes through its nonlinearity? The blocks stand in this '
    + 'order.',
    '[carriedC] What does a step hand back to the cell before it? [carriedH] And to the state before it?',
    '[dWx] [dWh] [db] [dX] With the four blocks side by side, what is different from the RNN? What is not?',
    'On which way back through time is there no product with a matrix? What does that mean for long sequences?',
  ],
  hints: {
    forward: 'The blocks stand in the order i, f, g, o; g is the one with tanh. State and cell are 0 before the '
      + 'first step.',
    dX: 'It needs da of every step. Is what later steps hand back in it, both to the state and to the cell?',
    dWx: 'Four blocks of H rows, in the order of the gates. Which block is wrong: is it one gate, or all of them?',
    dWh: 'At step t the weight met the state of step t − 1, not that of step t.',
    dbx: 'The bias reached every sample at every step.',
    dbh: 'The bias reached every sample at every step.',
    contract: CONTRACT,
  },
});
