import test from 'ava';
import { smallestExample } from '../../../lib/gradcheck/counterexample/search.ts';
import { partsOf } from '../../../lib/gradcheck/counterexample/parts.ts';
import {
  add, type Backward, BCELoss, type BCELossCache, type Counterexample, CrossEntropyLoss, type CrossEntropyLossCache,
  gradcheck, greater, type Layer, Linear, mean, mul, randn, Random, ReLU, Sequential, sub, sum, Tanh, type Tensor,
  tensor, toArray, transpose, uniform, where,
} from '../../../lib/index.ts';
import { wrongLayers } from '../../support/wrong-layers.ts';
import { type Change, withWrong } from '../../support/wrong-backward.ts';

const random = new Random(1);
/** Those that are wrong whenever they are tried. */
const wrongAlways = wrongLayers.filter(({ error }) => !/Math\.random|at every call/.test(error));
const linear = (change: Change, I = 4, O = 4): Layer => withWrong(new Linear(I, O, { random }), change);
const example = (layer: Layer, shape = [4, 4]): Counterexample => gradcheck(layer, randn(shape, { random }))
  .counterexample!;
const counts = ({ X, params }: Counterexample): number[] => [X, ...Object.values(params)].map(({ size }) => size);

test('a mean for a sum takes two samples to be seen, and one feature, though N, I and O are all 4', t => {
  const { X, params, dY, broken, analytic, numeric } = example(linear(({ dY }) => ({ db: mean(dY, 0) })));
  t.is(broken, 'db');
  t.deepEqual([X.shape, params['W']!.shape, params['b']!.shape], [[2, 1], [1, 1], [1]]);
  const [total] = toArray(sum(dY!, 0)) as [number];
  t.deepEqual([toArray(analytic!), toArray(numeric!)], [[total / 2], [total]]);
});

test('a transposed dW of a square weight is shown where two sizes differ', t => {
  const { params, broken } = example(linear(({ grads }) => ({ dW: transpose(grads.W) })));
  t.is(broken, 'dW');
  t.deepEqual([...params['W']!.shape].sort(), [1, 2]);
});

test('is made of whole numbers where the layer takes them', t => {
  for (const { layer, shape, error } of wrongAlways) {
    const found = gradcheck(layer, randn(shape, { random })).counterexample;
    if (found === undefined || error === 'dX in another dtype') continue;          // whole numbers are right in float32
    const numbers = [found.X, ...Object.values(found.params)].flatMap(tensor => toArray(tensor) as number[]).flat(9);
    t.true(numbers.every(x => Number.isInteger(x) && Math.abs(x) <= 3), error);
  }
});

test('is found for every wrong gradient of the list, except where a copy goes on with the old parameters', t => {
  const none = wrongAlways.filter(({ caughtBy, layer, shape, training = false }) => caughtBy.includes('exact')
    && gradcheck(layer, randn(shape, { random }), { training }).counterexample === undefined).map(({ error }) => error);
  t.deepEqual(none, ['arrow functions that keep the old parameters']);
});

test('every example fails when it is checked by itself', t => {
  for (const change of [({ dY }) => ({ db: mean(dY, 0) }), ({ dX }) => ({ dX: mul(dX, 2) })] as Change[]) {
    const { layer, X, dY, broken, numeric } = example(linear(change));
    const { dX, grads } = layer.backward(dY!, layer.forward(X)[1]);
    const returned = broken === 'dX' ? dX : grads['b']!;
    t.notDeepEqual(toArray(returned), toArray(numeric!));
    t.is(gradcheck(layer, X).verdict, 'wrong');
  }
});

test('an input on a kink is no example: what is right there is not one number', t => {
  const { X, dY } = example(withWrong(new ReLU(), ({ dY: upstream }) =>
    ({ dX: where(greater(upstream, 0), upstream, 0) })));
  t.is(X.size, 1);
  t.not(X.item(), 0);
  t.is(dY!.item() > 0, X.item() < 0);
});

test('only the batch shrinks where the layer knows its sizes by heart', t => {
  const weight = randn([3, 2], { random });
  const fixed: Layer = {
    params: {},
    forward: X => new Linear(2, 3).forward.call(new Fixed(weight), X),
    backward: (dY, cache) => ({ dX: mul(new Linear(2, 3).backward(dY, cache as never).dX, 2), grads: {} }),
  };
  t.deepEqual(example(fixed, [4, 2]).X.shape, [1, 2]);
});

class Fixed extends Linear {
  override readonly params;
  constructor(W: Tensor) {
    super(W.shape[1]!, W.shape[0]!);
    this.params = { W };
  }
}

test('a loss is cut with its targets, which stay valid', t => {
  class Doubled extends CrossEntropyLoss {
    override backward(cache: CrossEntropyLossCache, dL = 1): Tensor { return mul(super.backward(cache, dL), 2); }
  }
  const found = gradcheck(new Doubled(), randn([4, 4], { random }), [3, 0, 2, 1]).counterexample!;
  t.deepEqual([found.X.shape, found.target], [[1, 2], [0]]);
  class Halved extends BCELoss {
    override backward(cache: BCELossCache, dL = 1): Tensor { return mul(super.backward(cache, dL), 0.5); }
  }
  const P = uniform([3, 2], { random, low: 0.1, high: 0.9 });
  const { X, target } = gradcheck(new Halved(), P, uniform([3, 2], { random })).counterexample!;
  t.deepEqual([X.shape, (target as Tensor).shape], [[1, 1], [1, 1]]);
  t.true(X.item() > 0 && X.item() < 1);
});

test('functions have theirs', t => {
  const params = { c: randn([3], { random }) };
  const functions = {
    forward: ({ c }: typeof params, X: Tensor) => [mul(X, c), { X, c }] as const,
    backward: (dY: Tensor, { X, c }: { X: Tensor; c: Tensor }): Backward<typeof params> =>
      ({ dX: mul(dY, c), grads: { c: add(sum(mul(dY, X), 0), 1) } }),
  };
  const found = gradcheck(functions, params, randn([4, 3], { random })).counterexample!;
  t.is(found.broken, 'dc');
  t.deepEqual(counts(found), [1, 1]);
});

test('in a network it is of the layer at fault', t => {
  const wrong = withWrong(new Linear(3, 3, { random }), ({ dX }) => ({ dX: sub(0, dX) }));
  const { broken, params } = example(new Sequential(new Linear(4, 3, { random }), wrong, new Tanh()));
  t.is(broken, 'dX');
  t.deepEqual([Object.keys(params), params['W']!.size], [['W', 'b'], 1]);
});

test('of a broken law it shows what was seen', t => {
  const { layer, shape } = wrongLayers.find(({ error }) => error === 'cache overwritten by backward')!;
  const { broken, problem, dY, numeric, X } = gradcheck(layer, randn(shape, { random })).counterexample!;
  t.deepEqual([broken, dY, numeric, X.size], ['pure', undefined, undefined, 1]);
  t.regex(problem!, /X/);
});

test('there is none of a right layer, and none for something that is not wrong', t => {
  const layer = new Linear(3, 2, { random }), X = randn([4, 3], { random });
  t.is(gradcheck(layer, X).counterexample, undefined);
  const targets = [{ gradient: 'dW', place: { parameter: 'W' } }, { law: 'pure' }], parts = partsOf(layer, X);
  t.is(smallestExample({ layer, parts, options: {}, oracle: 'auto', targets }, { seed: 1 }), undefined);
});

test('there is none that nobody could look at', t => {
  const wide = randn([200], { random });
  const layer: Layer = {
    params: {}, forward: X => [mul(X, wide), null], backward: dY => ({ dX: mul(dY, 2), grads: {} }),
  };
  t.is(gradcheck(layer, wide).counterexample, undefined);
});

test('nothing is written to the layer, and a layer that throws on other shapes changes no verdict', t => {
  class Fragile extends Linear {
    override forward(X: Tensor): ReturnType<Linear['forward']> {
      if (X.shape[0] !== 4) throw new Error('four samples, please');
      return super.forward(X);
    }
  }
  const layer = withWrong(new Fragile(3, 2, { random }), ({ dX }) => ({ dX: mul(dX, 2) }));
  const before = JSON.stringify(toArray(layer.params['W']!)), report = gradcheck(layer, randn([4, 3], { random }));
  t.deepEqual(report.counterexample!.X.shape, [4, 1]);
  t.is(JSON.stringify(toArray(layer.params['W']!)), before);
  t.is(report.verdict, 'wrong');
});

test('is looked for once, and is the same for the same seed', t => {
  const layer = linear(({ dX }) => ({ dX: mul(dX, 2) })), X = tensor([[1, 2, 3, 4], [0, 1, 5, -2]]);
  const report = gradcheck(layer, X), again = gradcheck(layer, X);
  t.is(report.counterexample, report.counterexample);
  t.deepEqual(again.toJSON().counterexample, report.toJSON().counterexample);
});
