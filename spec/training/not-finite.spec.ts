import test from 'ava';
import { Linear, ReLU, Sequential, tensor, zeros } from '../../lib/index.ts';
import { firstNotFinite, isFinite } from '../../lib/training/not-finite.ts';

test('NaN and both infinities are not finite, however large the others are', t => {
  t.true(isFinite(tensor([0, -0, 1e308, -1e308, 5e-324])));
  for (const x of [NaN, Infinity, -Infinity]) t.false(isFinite(tensor([1, x])));
});

test('the first layer whose output is not finite is named', t => {
  const model = new Sequential(new Linear(2, 2), new ReLU(),
    new Linear(2, 2, { init: () => tensor([[1, Infinity], [1, 1]]) }), new Linear(2, 2));
  t.is(firstNotFinite(model, tensor([[1, 1]]), {}), 'the output of layer 2, Linear(2 → 2)');
});

test('a model that is no Sequential is named itself', t => {
  const broken = new Linear(1, 1, { init: () => tensor([[NaN]]) });
  t.is(firstNotFinite(broken, zeros([1, 1]), {}), 'the output of Linear(1 → 1)');
});
