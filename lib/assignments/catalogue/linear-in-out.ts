import { randn } from '../../random/index.ts';
import { LinearInOut } from '../references/linear-in-out.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link LinearInOut}: the weight is (I,O). */
export const linearInOut = entry({
  id: 'linear-in-out',
  title: 'Variant: weights (in,out)',
  needs: [],
  task: { kind: 'layer', name: 'LinearInOut', reference: (I: number, O: number) => new LinearInOut(I, O) },
  points: { forward: 2, dX: 2, dW: 3, db: 2, contract: 1 },
  draw: random => {
    const [N, I, O] = sizes(3, random) as [number, number, number];
    return { args: [I, O], X: randn([N, I], { random }) };
  },
  path: 'lib/assignments/references/linear-in-out.ts',
  formula: 'Y = XW + b',
  shapes: { X: '(N,I)', W: '(I,O)', b: '(O)', Y: '(N,O)' },
  steps: [
    'Write down one output, $y_{nk}$, as a sum over the features. Mind the order of the indices of $W$.',
    '[dW] Which outputs does $w_{jk}$ reach? Sum over all of them, and write the sum as a product. Its shape is that '
    + 'of $W$ here, and so not that of the usual layer.',
    '[db] Which outputs does $b_k$ reach?',
    '[dX] Which outputs does $x_{nj}$ reach? Over which index do you sum?',
  ],
  hints: {
    forward: 'The weight stands the right way round already.',
    dX: 'One feature reaches every output of its own sample. Over which of N, I and O is the sum?',
    dW: 'dW has to be (I,O). Which index do X and dY have in common that dW has not?',
    db: 'The same bias was added to every row of the batch.',
    contract: CONTRACT,
  },
});
