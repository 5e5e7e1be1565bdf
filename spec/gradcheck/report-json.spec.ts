import test from 'ava';
import {
  gradcheck, type GradcheckReport, type Layer, Linear, neg, randn, Random, ReLU, tensor, zeros,
} from '../../lib/index.ts';
import { readText } from '../support/notes.ts';
import { withWrong } from '../support/wrong-backward.ts';

/** What is a list, or goes by names of the layer's: there are no keys of ours in it. */
const plain = ['oracles', 'evaluations', 'params'];

/** All keys of a report, as the page writes them: `gradients[].worst.index`. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(item => keysOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...plain.includes(key) ? [] : keysOf(inner, here)];
  });
}

const identity = (dX: Layer['backward']): Layer => ({ params: {}, forward: X => [X, undefined], backward: dX });

const documented = [...readText('docs/gradcheck.md').matchAll(/^\| `([\w.[\]]+)` \|/gm)].map(([, key]) => key!);

test('has exactly the keys that the page on gradient checking documents, each of them in some report', t => {
  const random = new Random(1), X = randn([4, 3], { random });
  const reports = [
    gradcheck(new Linear(3, 2, { random }), X),
    gradcheck(new Linear(3, 2, { random }), X, { sample: 2 }),
    gradcheck(new ReLU(), tensor([0, 1])),                     // a kink
    gradcheck(withWrong(new Linear(3, 2, { random }), ({ dX }) => ({ dX: neg(dX) })), X),
    gradcheck(identity(dY => ({ dX: zeros(dY.shape), grads: {} })), tensor([1, 2])),
  ];
  const found = reports.flatMap(report => keysOf(report.toJSON()));
  // Each failure has the keys of the worst element, which the page lists once.
  const keys = new Set(found.map(key => key.replace('.failures[].', '.worst.')));
  t.deepEqual([...keys].sort(), [...documented].sort());
  t.is(new Set(documented).size, documented.length);
});

test('all keys are always there', t => {
  const shape = (report: GradcheckReport): string[][] => {
    const { gradients, contract, ...rest } = report.toJSON();
    return [Object.keys(rest), Object.keys(gradients[0]!), Object.keys(contract[0]!)];
  };
  const right = gradcheck(new ReLU(), tensor([1, 2]));
  t.deepEqual(shape(right), shape(gradcheck(identity(dY => ({ dX: zeros(dY.shape), grads: {} })), tensor([1, 2]))));
  t.is(right.toJSON().counterexample, null);
  t.is(right.toJSON().schema, 1);
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
