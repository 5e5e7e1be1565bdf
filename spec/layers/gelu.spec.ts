import test from 'ava';
import fc from 'fast-check';
import { GELU, ones, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('GELU', elementwiseCases(fc.constant(new GELU())));
obeysTheLaws('GELU by tanh', elementwiseCases(fc.constant(new GELU({ approximate: 'tanh' }))));

test('agrees with PyTorch', t => { layerAgrees(t, 'gelu', new GELU()); });
test('agrees with PyTorch: by tanh', t => { layerAgrees(t, 'gelu-tanh', new GELU({ approximate: 'tanh' })); });

for (const approximate of ['none', 'tanh'] as const) {
  test(`is stable at ±1000 (${approximate})`, t => {
    const layer = new GELU({ approximate }), [Y, cache] = layer.forward(tensor([-1000, 0, 1000]));
    t.deepEqual((toArray(Y) as number[]).map(y => y + 0), [0, 0, 1000]);
    t.deepEqual((toArray(layer.backward(ones([3]), cache).dX) as number[]).map(y => y + 0), [0, 0.5, 1]);
  });
}

test('keeps its relative precision far on the left, where 1 + erf would be all rounding', t => {
  const [y] = toArray(new GELU().forward(tensor([-10]))[0]) as [number];
  const reference = -7.61985302416052e-23;     // −10·Φ(−10), from 64-digit arithmetic
  t.true(Math.abs(y / reference - 1) < 1e-13);
});

test('refuses an approximation or an option that it does not know', t => {
  t.throws(() => new GELU({ approximate: 'sigmoid' as never }),
    { message: 'GELU: approximate is \'sigmoid\'; there is none, tanh' });
  t.throws(() => new GELU({ approx: 'tanh' } as never),
    { message: 'GELU: unknown option \'approx\'; there is approximate' });
});

test('names the approximation when printed, where there is one', t => {
  t.deepEqual([new GELU(), new GELU({ approximate: 'tanh' })].map(String), ['GELU', 'GELU(tanh)']);
});
