import { randn } from '../../random/index.ts';
import { LinearColumns } from '../references/linear-columns.ts';
import { CONTRACT, entry, sizes } from './entry.ts';

/** {@link LinearColumns}: a sample is a column. */
export const linearColumns = entry({
  id: 'linear-columns',
  title: 'Variant: column vectors',
  needs: [],
  task: { kind: 'layer', name: 'LinearColumns', reference: (I: number, O: number) => new LinearColumns(I, O) },
  points: { forward: 2, dX: 2, dW: 3, db: 2, contract: 1 },
  draw: random => {
    const [N, I, O] = sizes(3, random) as [number, number, number];
    return { args: [I, O], X: randn([I, N], { random }) };
  },
  path: 'lib/assignments/references/linear-columns.ts',
  formula: 'Y = WX + b',
  shapes: { X: '(I,N)', W: '(O,I)', b: '(O,1)', Y: '(O,N)' },
  steps: [
    'Write down one output, $y_{kn}$: the sample is the second index here.',
    '[dW] Which outputs does $w_{kj}$ reach? Sum over all of them, and write the sum as a product.',
    '[db] Which outputs does $b_k$ reach? What shape has its gradient?',
    '[dX] Which outputs does $x_{jn}$ reach? Over which index do you sum?',
  ],
  hints: {
    forward: 'A sample is a column, so the weight comes first.',
    dX: 'One feature reaches every output of its own column. Over which of N, I and O is the sum?',
    dW: 'dW has to be (O,I). Which index do dY and X have in common that dW has not?',
    db: 'The same column was added to every sample; a gradient has the shape of what it belongs to, here (O,1).',
    contract: CONTRACT,
  },
});
