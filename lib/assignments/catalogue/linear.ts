import { Linear } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link Linear}, the first assignment. */
export const linear = entry({
  id: 'linear',
  title: 'The linear layer',
  needs: [],
  task: { kind: 'layer', name: 'Linear', reference: (I: number, O: number) => new Linear(I, O) },
  points: { forward: 2, dX: 2, dW: 3, db: 2, contract: 1 },
  draw: random => {
    const [N, I, O] = sizes(3, random) as [number, number, number];
    return { args: [I, O], X: randn([N, I], { random }) };
  },
  path: 'lib/layers/linear.ts',
  formula: 'Y = XW^\\top + b',
  shapes: { X: '(N,I)', W: '(O,I)', b: '(O)', Y: '(N,O)' },
  steps: [
    'Write down one output, $y_{nk}$, as a sum over the features. Which indices does $b$ have there, and which not?',
    '[dW] Take one weight, $w_{kj}$. Which outputs does it reach, and with what derivative each? Sum over all of them, '
    + 'then write the sum as a product of matrices. Does it have the shape of $W$?',
    '[db] Which outputs does $b_k$ reach? In how many samples?',
    '[dX] Which outputs does $x_{nj}$ reach? Over which index do you sum this time?',
    'What do the three results contain? That, and no more, belongs in the cache.',
  ],
  hints: {
    forward: 'W is (O,I): one row an output. Which of the two factors has to be transposed for (N,I) to become (N,O)?',
    dX: 'One feature reaches every output of its own sample. Over which of N, I and O is the sum?',
    dW: 'Look at the shapes: dY is (N,O), X is (N,I), and dW has to be (O,I). Which index do both have that dW has '
      + 'not?',
    db: 'The same bias was added to every row of the batch. What does that mean for how often it counts?',
    contract: CONTRACT,
  },
});
