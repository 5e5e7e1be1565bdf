import test from 'ava';
import fc from 'fast-check';
import {
  Dropout, ELU, Flatten, GELU, gradcheck, greater, type Layer, LeakyReLU, Linear, LogSoftmax, mul, randn, Random, ReLU,
  Sequential, Sigmoid, SiLU, Softmax, Softplus, take, takeAdjoint, Tanh, tensor, Tensor, transpose, where, withParams,
  zeros,
} from '../../lib/index.ts';
import { gradcheckCase } from '../support/gradcheck-cases.ts';
import { injectError } from '../support/inject-error.ts';
import { runs } from '../support/runs.ts';
import { isZeroByRight } from '../support/zero-by-right.ts';

const layers = (random: Random): Layer[] => [
  new Linear(3, 4, { random }), new ReLU(), new LeakyReLU(), new ELU(1.5), new Sigmoid(), new Tanh(), new GELU(),
  new GELU({ approximate: 'tanh' }), new SiLU(), new Softplus(2), new Softmax(), new LogSoftmax(),
  new Dropout(0.4), new Flatten(),
];

test('raises no false alarm over input scales from 0.01 to 30', t => {
  fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.constantFrom(0.01, 1, 30), (seed, N, scale) => {
    const random = new Random(seed);
    return layers(random).every(layer =>
      gradcheck(layer, mul(randn([N, 3], { random }), scale), { seed, training: true }).verdict !== 'wrong');
  }), { numRuns: runs(40) });
  t.pass();
});

test('settles every element at scale 1', t => {
  const random = new Random(3);
  const net = new Sequential(new Linear(5, 4, { random }), new Tanh(), new Linear(4, 2, { random }));
  const { verdict, gradients } = gradcheck(net, randn([3, 5], { random }));
  t.is(verdict, 'correct');
  t.deepEqual(gradients.map(({ name, checked }) => [name, checked]),
    [['dX', 15], ['0.dW', 20], ['0.db', 4], ['2.dW', 8], ['2.db', 2]]);
  t.true(gradients.every(({ maxRelativeError }) => maxRelativeError < 1e-11));
});

test('names the worst element of a wrong gradient, with both values', t => {
  const layer = new class extends Sigmoid {
    override backward(dY: Tensor, cache: { Y: Tensor }): ReturnType<Sigmoid['backward']> {
      const { dX, grads } = super.backward(dY, cache);
      return { dX: mul(dX, tensor([[1, 1], [1, 1.5]])), grads };
    }
  }();
  const report = gradcheck(layer, tensor([[1, 2], [3, 4]])), [dX] = report.gradients;
  t.is(report.verdict, 'wrong');
  t.deepEqual(dX!.worst!.index, [1, 1]);
  t.true(Math.abs(dX!.worst!.analytic / dX!.worst!.numeric - 1.5) < 1e-9);
  t.is(dX!.failures.length, 1);
});

test('an input exactly on a kink is inconclusive, with the slopes on both sides; a value outside them is wrong', t => {
  const at = gradcheck(new ReLU(), tensor([[0, 1]])).gradients[0]!;
  t.is(at.verdict, 'inconclusive');
  t.deepEqual(at.worst!.index, [0, 0]);
  t.is(at.worst!.kink![0], 0);

  const outside = new class extends ReLU {
    override backward(dY: Tensor): ReturnType<ReLU['backward']> { return { dX: mul(dY, tensor([[2, 1]])), grads: {} }; }
  }();
  t.is(gradcheck(outside, tensor([[0, 1]])).verdict, 'wrong');
});

test('an input close beside a kink is settled by smaller steps', t => {
  t.is(gradcheck(new ReLU(), tensor([[1e-4, -1e-4, 1e-5]])).verdict, 'correct');
});

test('a gradient of NaN, of a wrong shape or missing is wrong', t => {
  const changed = (dX: (dY: Tensor) => Tensor): Layer => ({
    params: {}, forward: X => [X, undefined], backward: dY => ({ dX: dX(dY), grads: {} }),
  });
  t.is(gradcheck(changed(dY => mul(dY, NaN)), tensor([1, 2])).verdict, 'wrong');
  const shape = gradcheck(changed(dY => transpose(dY)), tensor([[1, 2, 3]]));
  t.is(shape.gradients[0]!.problem, 'its shape is (3,1), it should be (1,3)');
  const forgets = new class extends Linear {
    override backward(): ReturnType<Linear['backward']> { return { dX: zeros([1, 2]), grads: {} } as never; }
  }(2, 2);
  t.is(gradcheck(forgets, zeros([1, 2])).gradients[2]!.problem, 'backward returned none');
});

test('compares a sample of the elements where asked to, the same ones for the same seed', t => {
  const layer = new Linear(20, 30), X = randn([2, 20], { random: new Random(1) });
  const checked = (seed: number): unknown =>
    gradcheck(layer, X, { sample: 5, seed }).gradients.map(g => [g.checked, g.worst!.index]);
  t.deepEqual(checked(1), checked(1));
  t.notDeepEqual(checked(1), checked(2));
  t.deepEqual(gradcheck(layer, X, { sample: 5 }).gradients.map(g => g.checked), [5, 5, 5]);
});

test('checks a float32 layer in float64', t => {
  const layer = new Linear(3, 2, { dtype: 'float32' }), X = randn([2, 3], { random: new Random(1), dtype: 'float32' });
  t.is(gradcheck(layer, X).verdict, 'correct');
  t.is(layer.params.W.dtype, 'float32');
});

test('the upstream gradient is not what the input was drawn as, though the seed is the same', t => {
  const maskOfUpstream = new class extends ReLU {
    override backward(dY: Tensor): ReturnType<ReLU['backward']> {
      return { dX: where(greater(dY, 0), dY, 0), grads: {} };
    }
  }();
  const X = randn([4, 5], { random: new Random(1) });
  t.is(gradcheck(maskOfUpstream, X, { seed: 1 }).gradients[0]!.verdict, 'wrong');
});

test('an error of 1e-9 in one element is found wherever the element was settled', t => {
  for (let k = 0; k < runs(60); k++) {
    const { layer, X, seed } = gradcheckCase(k), options = { seed, training: true };
    const dY = randn(layer.forward(X, options)[0].shape, { random: new Random(-k - 1) });
    const before = gradcheck(layer, X, { ...options, dY }).gradients, which = k % before.length;
    const { verdicts } = before[which]!.errors, i = k % verdicts.length;
    const place = which === 0 ? { input: true } as const : { parameter: Object.keys(layer.params)[which - 1]! };
    if (verdicts[i] !== 0 || isZeroByRight(layer, X, options, dY, place, i)) continue;
    const wrong = injectError(layer, which, i, 1e-9);
    const { verdicts: after } = gradcheck(wrong.layer, X, { ...options, dY }).gradients[which]!.errors;
    if (wrong.element() !== 0) t.not(after[i], 0, `case ${k}`);
  }
});

test('a gradient too tiny for 64 digits is correct if the complex step sees all its digits, else inconclusive', t => {
  const X = tensor([-150]), [dX] = gradcheck(new Sigmoid(), X).gradients;
  t.true(Math.abs(dX!.worst!.analytic) < 1e-60);
  t.is(dX!.verdict, 'correct');
  t.is(gradcheck(injectError(new Sigmoid(), 0, 0, 1e-9).layer, X).gradients[0]!.verdict, 'inconclusive');
  t.is(gradcheck(injectError(new Sigmoid(), 0, 0, 1e30).layer, X).gradients[0]!.verdict, 'wrong');
});

test('a gradient that is larger by rounding than by right is not taken for one whose digits were seen', t => {
  // The sum of these products is −6.5e-27 in float64, and −5.1e-28 by right: of that, 64 digits do not see 1e-9.
  const sum = withParams(new Linear(1, 3, { bias: false }), { W: mul(tensor([[0.1], [0.3], [0.7]]), 2 ** -33) });
  const options = { dY: tensor([[0.3, 1.1, -0.5142857142857143]]) }, X = tensor([[1]]);
  t.is(gradcheck(injectError(sum, 0, 0, 1e-9).layer, X, options).gradients[0]!.verdict, 'inconclusive');
});

test('labels and ids need no gradient; an input of other numbers does', t => {
  const lookup: Layer<{ readonly E: Tensor }, Tensor> = {
    params: { E: randn([4, 3], { random: new Random(1) }) },
    forward(ids) { return [take(this.params.E, ids), ids]; },
    backward: (dY, ids) => ({ dX: Tensor.none, grads: { E: takeAdjoint(dY, ids, 4) } }),
  };
  const report = gradcheck(lookup, tensor([3, 0, 3]));
  t.is(report.verdict, 'correct', String(report));
  t.deepEqual(report.gradients.map(({ name, checked }) => [name, checked]), [['dE', 12]]);
  const forgets: Layer = { params: {}, forward: X => [X, 0], backward: () => ({ dX: Tensor.none, grads: {} }) };
  const { verdict, gradients } = gradcheck(forgets, tensor([0.5, 1]));
  t.deepEqual([verdict, gradients[0]!.problem], ['wrong', 'backward returned Tensor.none']);
});

test('says what came and what was wanted', t => {
  t.throws(() => gradcheck(new ReLU(), zeros([0, 3])), { message: 'gradcheck: the input (0,3) is empty' });
  t.throws(() => gradcheck(new ReLU(), zeros([1]), { sample: 0 }),
    { message: 'gradcheck: sample is 0; wanted a whole number ≥ 1' });
  t.throws(() => gradcheck(new ReLU(), zeros([1]), { eps: 1e-3 } as never),
    { message: 'gradcheck: unknown option \'eps\'; there is seed, sample, directions, dY, training, oracle' });
  t.throws(() => gradcheck(new Linear(2, 2), zeros([1, 3])),
    { message: 'matmul: (1,3) @ (2,2): inner dimensions 3 ≠ 2' });
});
