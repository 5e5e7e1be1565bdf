import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  CausalSelfAttention, concat, eye, gradcheck, mul, MultiHeadAttention, ones, randn, Random, reshape, Sequential, slice,
  sub, sum, summary, take, tensor, Tensor, toArray, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { layerAgrees } from '../support/torch-reference.ts';

const size = fc.integer({ min: 1, max: 3 });
const layers = fc.record({ h: fc.integer({ min: 1, max: 2 }), d: fc.integer({ min: 1, max: 2 }), causal: fc.boolean(),
  bias: fc.boolean(), seed: fc.nat() })
  .map(({ h, d, causal, bias, seed }) => ({
    D: h * d, seed,
    layer: withRandomParams(causal ? new CausalSelfAttention(h * d, h, { bias })
    : new MultiHeadAttention(h * d, h, { bias }), seed),
  }));

const cases: fc.Arbitrary<LawCase> = fc.record({ made: layers, N: fc.integer({ min: 1, max: 2 }), T: size })
  .chain(({ made: { D, layer, seed }, N, T }) => inputs([N, T, D]).map(X => ({ layer, X, seed })));

obeysTheLaws('MultiHeadAttention', cases, 20);

test('every element of every gradient is settled, the zeros of the keys\' bias too, at scales from 1e-3 to 1', t => {
  holds(t, fc.property(cases, fc.constantFrom(1e-3, 0.1, 1), ({ layer, X, seed }, scale) =>
    gradcheck(layer, mul(randn(X.shape, { random: new Random(seed) }), scale), { seed }).verdict === 'correct'), 20);
});

/** PyTorch's names. */
const nameOf = (name: string): string => ({
  'in_proj_weight': 'Wqkv', 'in_proj_bias': 'bqkv', 'out_proj.weight': 'Wo', 'out_proj.bias': 'bo',
})[name]!;

test('agrees with PyTorch', t => { layerAgrees(t, 'self-attention', new MultiHeadAttention(8, 2), nameOf); });

test('agrees with PyTorch under a causal mask', t => {
  layerAgrees(t, 'self-attention-causal', new CausalSelfAttention(8, 2), nameOf);
});

/** Two steps of two numbers; queries, keys and values are the input itself, times factors. */
function example(causal: boolean): MultiHeadAttention {
  const I = eye(2), root = Math.SQRT2 * Math.log(2);
  const Wqkv = concat([mul(I, root), I, mul(I, 6)]);
  return withParams(new MultiHeadAttention(2, 1, { causal, bias: false }), { Wqkv, Wo: I });
}

test('the example of the note', t => {
  const X = tensor([[[1, 0], [0, 1]]]), near = (A: Tensor, B: unknown): void => {
    t.true(flat(sub(A, tensor(B as number[]))).every(error => Math.abs(error) < 1e-15 * 16), String(A));
  };
  const [Y, cache] = example(false).forward(X);
  near(cache.P, [[[[2 / 3, 1 / 3], [1 / 3, 2 / 3]]]]);
  near(Y, [[[4, 2], [2, 4]]]);
  const log2 = Math.log(2), { dX } = example(false).backward(tensor([[[1, 0], [0, 0]]]), cache);
  near(dX, [[[4 + 8 / 3 * log2, -4 / 3 * log2], [2 - 4 / 3 * log2, 0]]]);
  const [causalY, { P }] = example(true).forward(X);
  near(P, [[[[1, 0], [1 / 3, 2 / 3]]]]);
  near(causalY, [[[6, 0], [2, 4]]]);
});

test('weights are positive and sum to 1 over what is seen', t => {
  holds(t, fc.property(cases, fc.boolean(), ({ X, seed }, causal) => {
    const T = X.shape[1]!, layer = withRandomParams(new MultiHeadAttention(X.shape[2]!, 1, { causal }), seed);
    const { P } = layer.forward(X)[1];
    // Of up to 3 weights: 2 roundings in the divisor, 1 in each quotient, 2 in this sum, and terms of their products.
    for (const total of flat(sum(P, -1))) assert.ok(Math.abs(total - 1) < 6 * 2 ** -53);
    flat(P).forEach((p, k) => {
      const key = k % T, query = Math.floor(k / T) % T;
      assert.ok(causal && key > query ? p === 0 : p > 0);
    });
  }));
});

test('under the mask no output depends on a later input, and no gradient goes back from an earlier output', t => {
  const random = new Random(1), layer = withRandomParams(new CausalSelfAttention(4, 2), 2);
  const X = randn([1, 5, 4], { random }), other = randn([1, 2, 4], { random });
  const changed = concat([slice(X, [], [0, 3]), other], 1), first = [[], [0, 3]] as const;
  const [Y, cache] = layer.forward(X);
  t.deepEqual(flat(slice(Y, ...first)), flat(slice(layer.forward(changed)[0], ...first)));
  const dY = concat([randn([1, 3, 4], { random }), zeros([1, 2, 4])], 1);
  t.true(flat(slice(layer.backward(dY, cache).dX, [], [3])).every(dx => dx === 0));
});

test('scores so far above what is kept out that the exponential overflows do no harm', t => {
  const layer = withParams(new CausalSelfAttention(1, 1, { bias: false }), {
    Wqkv: tensor([[1], [1], [1]]), Wo: tensor([[1]]),
  });
  const [Y, cache] = layer.forward(tensor([[[1], [1e5]]]));
  t.deepEqual(toArray(Y), [[[1], [1e5]]]);
  t.true(flat(layer.backward(ones([1, 2, 1]), cache).dX).every(Number.isFinite));
});

test('without a mask the order of the time steps does not matter: another order goes in, the same comes out', t => {
  const layer = withRandomParams(new MultiHeadAttention(4, 2), 3), X = randn([2, 4, 4], { random: new Random(4) });
  const order = [2, 0, 3, 1], [Y] = layer.forward(take(X, order, 1));
  const off = flat(sub(Y, take(layer.forward(X)[0], order, 1)));
  t.true(off.every(error => Math.abs(error) < 1e-14));                         // sums in another order, of size 1
});

test('a shift of all keys changes nothing, so that their bias has the gradient 0', t => {
  const layer = withRandomParams(new MultiHeadAttention(4, 2), 5), X = randn([2, 3, 4], { random: new Random(6) });
  const [Y, cache] = layer.forward(X), keys = slice(layer.backward(Y, cache).grads.bqkv!, [4, 8]);
  t.true(flat(keys).every(db => Math.abs(db) < 1e-13));                        // of terms of size 10 at most
  const bqkv = concat([slice(layer.params.bqkv!, [0, 4]), ones([4]), slice(layer.params.bqkv!, [8])]);
  const off = flat(sub(Y, withParams(layer, { ...layer.params, bqkv }).forward(X)[0]));
  t.true(off.every(error => Math.abs(error) < 1e-13));
});

test('h heads are h attentions beside each other, each on its part', t => {
  const both = withRandomParams(new MultiHeadAttention(4, 2, { bias: false }), 7), { Wqkv } = both.params;
  const X = randn([2, 3, 4], { random: new Random(8) }), { Z } = both.forward(X)[1];
  for (const head of [0, 1]) {
    const rows = (k: number): Tensor => slice(Wqkv, [4 * k + 2 * head, 4 * k + 2 * head + 2]);
    const own = concat([0, 1, 2].flatMap(k => [rows(k), zeros([2, 4])]));      // one head of 2 in a width of 4
    const alone = withParams(new MultiHeadAttention(4, 2, { bias: false }), { Wqkv: own, Wo: eye(4) });
    const part = slice(alone.forward(X)[0], [], [], [0, 2]);
    t.deepEqual(flat(part), flat(slice(reshape(Z, [2, 3, 4]), [], [], [2 * head, 2 * head + 2])));
  }
});

test('begins as in PyTorch: Xavier for the three projections together, ±1/√D for the one out, biases of zero', t => {
  const { Wqkv, bqkv, Wo, bo } = new MultiHeadAttention(20, 4, { random: new Random(1) }).params;
  const largest = (A: Tensor): number => Math.max(...flat(A).map(Math.abs));
  for (const [W, bound] of [[Wqkv, Math.sqrt(6 / 80)], [Wo, 1 / Math.sqrt(20)]] as const) {
    t.true(largest(W) <= bound && largest(W) > 0.98 * bound);
  }
  t.deepEqual([largest(bqkv!), largest(bo!)], [0, 0]);
  t.deepEqual(Object.keys(new MultiHeadAttention(2, 1, { bias: false }).params), ['Wqkv', 'Wo']);
});

test('without inputGradient there is no dX', t => {
  const layer = new MultiHeadAttention(2, 1), [Y, cache] = layer.forward(ones([1, 2, 2]));
  t.is(layer.backward(Y, cache, { inputGradient: false }).dX, Tensor.none);
});

test('runs in float32', t => {
  const dtype = 'float32', [Y] = new CausalSelfAttention(2, 1, { dtype }).forward(ones([1, 2, 2], { dtype }));
  t.is(Y.dtype, dtype);
});

test('a summary counts 4·D·(D + 1) parameters, 4·M·D² + 2·N·T²·D multiply-adds, and the weights in the cache', t => {
  const N = 8, T = 32, D = 16, h = 4, M = N * T;
  const { layers: [row] } = summary(new Sequential(new CausalSelfAttention(D, h)), [N, T, D]);
  t.deepEqual(row, {
    place: '0', layer: 'CausalSelfAttention(16, 4 heads)', outputShape: [N, T, D], parameters: 4 * D * (D + 1),
    cacheBytes: (5 * M * D + N * h * T * T) * 8, multiplyAdds: 4 * M * D * D + 2 * N * T * T * D,
  });
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  says(() => new MultiHeadAttention(4, 2).forward(zeros([2, 3, 5])),
    'MultiHeadAttention: an input (2,3,5); wanted (N,T,4)');
  says(() => new CausalSelfAttention(4, 2).forward(zeros([3, 4])),
    'CausalSelfAttention: an input (3,4); wanted (N,T,4)');
  says(() => new MultiHeadAttention(6, 4), 'MultiHeadAttention: embedDim is 6, which 4 heads do not divide evenly');
  says(() => new MultiHeadAttention(6, 0), 'MultiHeadAttention: numHeads is 0; wanted a whole number ≥ 1');
  says(() => new CausalSelfAttention(0.5, 1), 'CausalSelfAttention: embedDim is 0.5; wanted a whole number ≥ 1');
  says(() => new MultiHeadAttention(4, 2, { dropout: 0.1 } as never),
    'MultiHeadAttention: unknown option \'dropout\'; there is causal, bias, random, dtype');
});

test('names its sizes when printed, and whether it is causal', t => {
  const printed = [new MultiHeadAttention(4, 2), new MultiHeadAttention(4, 2, { causal: true }),
    new CausalSelfAttention(4, 1)].map(String);
  t.deepEqual(printed, ['MultiHeadAttention(4, 2 heads)', 'MultiHeadAttention(4, 2 heads, causal)',
    'CausalSelfAttention(4, 1 head)']);
});
