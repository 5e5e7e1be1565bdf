import test from 'ava';
import { gradcheck, type Layer, Linear, randn, Random, ReLU, tensor, zeros } from '../../lib/index.ts';

// The keys that docs/gradcheck.md promises; another `schema` where one goes.
const keys = {
  report: ['schema', 'layer', 'verdict', 'gradients', 'contract', 'located', 'fallback', 'warnings', 'evaluations'],
  gradient: [
    'name', 'shape', 'verdict', 'checked', 'maxRelativeError', 'worst', 'failures', 'oracles', 'errors', 'sampling',
    'rounding32', 'problem', 'diagnosis',
  ],
  element: ['index', 'analytic', 'numeric', 'tolerance', 'verdict', 'oracle', 'kink'],
  law: ['law', 'statement', 'kept', 'verdict', 'problem'],
};

const identity = (dX: Layer['backward']): Layer => ({ params: {}, forward: X => [X, undefined], backward: dX });

test('has exactly the keys that are documented, for right and wrong layers', t => {
  const wrong = identity(dY => ({ dX: zeros(dY.shape), grads: {} }));
  for (const report of [gradcheck(new Linear(3, 2), randn([4, 3])), gradcheck(wrong, tensor([1, 2]))]) {
    const json = report.toJSON();
    t.is(json.schema, 1);
    t.deepEqual(Object.keys(json), keys.report);
    for (const gradient of json.gradients) {
      t.deepEqual(Object.keys(gradient), keys.gradient);
      for (const element of [gradient.worst!, ...gradient.failures]) t.deepEqual(Object.keys(element), keys.element);
    }
    for (const law of json.contract) t.deepEqual(Object.keys(law), keys.law);
  }
});

test('is what JSON.stringify writes, and comes back the same', t => {
  const report = gradcheck(new Linear(3, 2), randn([4, 3], { random: new Random(1) }));
  t.deepEqual(JSON.parse(JSON.stringify(report)), report.toJSON());
});

test('has null for numbers that JSON has not', t => {
  const bad = identity(dY => ({ dX: tensor([NaN, Infinity].slice(0, dY.size)), grads: {} }));
  const json = gradcheck(bad, tensor([1, 2])).toJSON(), [dX] = json.gradients;
  t.is(dX!.maxRelativeError, null);
  t.is(dX!.worst!.analytic, null);
  t.deepEqual(dX!.errors, [null, null]);
  const shape = gradcheck(identity(() => ({ dX: zeros([1]), grads: {} })), tensor([1, 2])).toJSON().gradients[0]!;
  t.deepEqual([shape.worst, shape.maxRelativeError, shape.errors], [null, null, []]);
});

test('lists the error of each element up to 256 of them', t => {
  const errors = (n: number): unknown => gradcheck(new ReLU(), randn([n], { random: new Random(1) })).toJSON()
    .gradients[0]!.errors?.length;
  t.is(errors(256), 256);
  t.is(errors(257), undefined);
});

test('tells how many forward passes it took in each arithmetic', t => {
  const { evaluations } = gradcheck(new Linear(3, 2), randn([4, 3], { random: new Random(1) })).toJSON();
  t.true(evaluations.complex! >= 12 + 6 + 2 && evaluations.complex! <= 12 + 6 + 2 + 5);
  t.true(evaluations.float64! > 0 && evaluations.bounded === 1 && evaluations.bignumber === undefined);
});
