import test from 'ava';
import { cast, gradcheck, type GradcheckReport, randn, Random, tensor, type Layer, toArray } from '../../lib/index.ts';
import {
  ArrowMethods, ForgetsBias, HalfOwnField, OwnField, PrivateField, PrivateFieldCopied, ReadyMade,
} from '../support/strangers.ts';

const X = randn([2, 3], { random: new Random(5) });
const verdicts = ({ gradients }: GradcheckReport): string[] =>
  gradients.map(({ name, verdict }) => `${name} ${verdict}`);
const broken = ({ contract }: GradcheckReport): string[] =>
  contract.filter(({ kept }) => !kept).map(({ law, verdict }) => `${law} ${verdict}`);

test('a class with a private field is told to bring a withParams; what needs no copy is checked', t => {
  const report = gradcheck(new PrivateField(), X);
  t.is(report.verdict, 'inconclusive');
  t.deepEqual(verdicts(report), ['dX correct', 'dW inconclusive']);
  t.deepEqual(broken(report), ['shapes inconclusive', 'cache inconclusive', 'seeded inconclusive']);
  t.regex(report.gradients[1]!.problem!, /^cannot be checked: .*Cannot read private member #one.*: bring a method withP/);
});

test('with one, it is checked like any other', t => {
  const report = gradcheck(new PrivateFieldCopied(), X);
  t.is(report.verdict, 'correct', String(report));
  t.deepEqual(report.gradients[1]!.oracles, { 'complex-step': 3 });
});

for (const [what, layer] of [['arrow functions', new ArrowMethods()], ['a field', new OwnField()]] as const) {
  test(`${what} that go on with the old parameters are never called wrong`, t => {
    const report = gradcheck(layer as Layer, X);
    t.is(report.verdict, 'inconclusive');
    t.deepEqual(verdicts(report), ['dX correct', 'dW inconclusive']);
    t.deepEqual(broken(report), ['shapes inconclusive']);
    t.regex(report.gradients[1]!.problem!, /^cannot be checked: withParams\(layer, { W }\) goes on with the old W/);
    t.is(report.gradients[1]!.worst, undefined);
  });
}

test('only the parameter that is read from elsewhere cannot be checked', t => {
  const layer = new HalfOwnField(), report = gradcheck(layer, X);
  t.deepEqual(verdicts(report), ['dX correct', 'dV correct', 'dc inconclusive']);
  t.deepEqual(toArray(layer.c), [1, 2, 3], 'the layer is as it was');
});

test('a float32 layer that cannot be copied is told why', t => {
  const dtype = 'float32', report = gradcheck(new OwnField(cast(tensor([1, 2, 3]), dtype)), randn([2, 3], { dtype }));
  t.is(report.verdict, 'inconclusive');
  t.regex(report.gradients[0]!.problem!, /^cannot be checked: with its parameters in float64 the layer throws/);
});

test('a bias that forward forgets is no matter of copies: its gradient is wrong', t => {
  const report = gradcheck(new ForgetsBias(3, 2), X);
  t.deepEqual(verdicts(report), ['dX correct', 'dW correct', 'db wrong']);
  t.is(report.gradients[2]!.worst!.numeric, 0);
  t.deepEqual(broken(report), []);
});

test('a withParams that computes something of the parameters once is asked again for every change', t => {
  const report = gradcheck(new ReadyMade({ W: randn([2, 3], { random: new Random(2) }) }), X);
  t.is(report.verdict, 'correct', String(report));
});

test('a layer whose output is not finite cannot be checked', t => {
  const report = gradcheck({ params: {}, forward: X => [X, 0], backward: dX => ({ dX, grads: {} }) }, tensor([1, NaN]));
  t.is(report.gradients[0]!.problem, 'cannot be checked: the output is not finite');
});
