import test from 'ava';
import { type SmallCase, wrongIn } from '../../../lib/gradcheck/counterexample/judge-case.ts';
import { type Layer, Linear, log, mul, randn, Random, ReLU, tensor, toArray, zeros } from '../../../lib/index.ts';
import { withWrong } from '../../support/wrong-backward.ts';

const dX = { gradient: 'dX', place: { input: true } } as const;
const doubled = withWrong(new ReLU(), ({ dX: right }) => ({ dX: mul(right, 2) }));
const at = (layer: Layer, X: SmallCase['X'], dY: readonly number[] = [1]): SmallCase =>
  ({ layer, X, dY, options: {}, oracle: 'auto' });

test('a wrong gradient is shown beside the right one', t => {
  const { dY, analytic, numeric } = wrongIn(at(doubled, tensor([[1, -1]]), [3, 2]), dX)!;
  t.deepEqual([toArray(dY!), toArray(analytic!), toArray(numeric!)], [[[3, 2]], [[6, 0]], [[3, 0]]]);
});

test('a case with an element on a kink shows nothing, though another is wrong', t => {
  t.is(wrongIn(at(doubled, tensor([[1, 0]])), dX), undefined);
});

test('a right gradient shows nothing, nor does an output that is not finite', t => {
  t.is(wrongIn(at(new ReLU(), tensor([1, 2])), dX), undefined);
  const logarithm: Layer = {
    params: {}, forward: X => [log(X), null], backward: dY => ({ dX: mul(dY, 2), grads: {} }),
  };
  t.is(wrongIn(at(logarithm, tensor([0])), dX), undefined);
  t.not(wrongIn(at(logarithm, tensor([1])), dX), undefined);
});

test('where backward returned a gradient of another shape, it is shown unless all would be zeros', t => {
  const layer = withWrong(new Linear(2, 1, { random: new Random(1) }), ({ dY }) => ({ db: dY }));
  const db = { gradient: 'db', place: { parameter: 'b' } }, X = randn([2, 2]);
  const { analytic, numeric } = wrongIn(at(layer, X), db)!;
  t.deepEqual([toArray(analytic!), toArray(numeric!)], [[[1], [1]], [2]]);
  t.is(wrongIn(at(layer, X, [0]), db), undefined);
});

test('a broken law is shown by what it says; what is no input breaks none', t => {
  const layer = withWrong(new Linear(2, 1), ({ dY, dX: right }) => ({ dX: mul(right, dY.item()) }));
  const linear = { law: 'linear' };
  t.regex(wrongIn(at(layer, randn([1, 2])), linear)!.problem!, /backward\(2·dY\)/);
  t.is(wrongIn(at(new Linear(2, 1), randn([1, 2])), linear), undefined);
  t.throws(() => wrongIn(at(layer, zeros([1, 5])), linear), { message: /matmul/ });
});
