import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  assign, cast, concat, div, gradcheck, GELU, type Layer, LayerNorm, Linear, MultiHeadAttention, randn, Random,
  Residual, Sequential, slice, summary, Tensor, TransformerBlock, variance, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';

const size = fc.integer({ min: 1, max: 2 });

/**
 * Random parameters of a quarter the size of normal ones, about that with which a block of this width begins. Bounds of
 * rounding errors multiply from part to part, and with larger weights they reach 1e-9 of a gradient.
 */
function quiet(layer: TransformerBlock, seed: number): TransformerBlock {
  const { params } = withRandomParams(layer, seed);
  return withParams(layer, Object.fromEntries(Object.entries(params).map(([name, P]) => [name, div(P, 4)])));
}

/** Rows that vary: where all of a row is one number, a norm turns so fast that differences do not see it. */
const varied = (X: Tensor): boolean => flat(variance(X, -1)).every(v => v > 1 / 64);

const cases: fc.Arbitrary<LawCase> = fc.record({ N: size, steps: size, causal: fc.boolean(), seed: fc.nat() })
  .chain(({ N, steps, causal, seed }) => inputs([N, steps, 3]).filter(varied)
    .map(X => ({ layer: quiet(new TransformerBlock(3, 1, { causal }), seed), X, seed })));

obeysTheLaws('TransformerBlock', cases, 8);

test('every element of every gradient is settled', t => {
  holds(t, fc.property(fc.integer({ min: 1, max: 2 }), size, fc.boolean(), fc.nat(), (N, steps, causal, seed) => {
    const layer = quiet(new TransformerBlock(4, 2, { causal }), seed);
    return gradcheck(layer, randn([N, steps + 1, 4], { random: new Random(seed) }), { seed }).verdict === 'correct';
  }), 8);
});

/** The same block as a network of two residuals, with the names that its parameters have there. */
const places: { readonly [part: string]: string } = {
  norm1: '0.0', attention: '0.1', norm2: '1.0', linear1: '1.1', linear2: '1.3',
};
const asNetwork = (name: string): string => name.replace(/^\w+/, part => places[part]!);

test('is two residuals, one around norm and attention, one around norm and perceptron: not a bit differs', t => {
  for (const causal of [false, true]) {
    const block = withRandomParams(new TransformerBlock(6, 2, { causal }), 1);
    const X = randn([2, 3, 6], { random: new Random(2) });
    const attention: Layer = new MultiHeadAttention(6, 2, { causal });
    const net = withParams(new Sequential(
      new Residual(new Sequential(new LayerNorm(6), attention)),
      new Residual(new Sequential(new LayerNorm(6), new Linear(6, 24), new GELU(), new Linear(24, 6))),
    ), Object.fromEntries(Object.entries(block.params).map(([name, P]) => [asNetwork(name), P])));
    const [Y, cache] = block.forward(X), [expected, caches] = net.forward(X);
    t.deepEqual(flat(Y), flat(expected));
    const back = block.backward(X, cache), other = net.backward(X, caches);
    t.deepEqual(flat(back.dX), flat(other.dX));
    t.deepEqual(Object.keys(back.grads).sort(), Object.keys(block.params).sort());
    for (const [name, dP] of Object.entries(back.grads)) {
      t.deepEqual(flat(dP), flat(other.grads[asNetwork(name)]!), name);
    }
  }
});

test('under a causal mask no output depends on a later input', t => {
  const random = new Random(1), layer = withRandomParams(new TransformerBlock(4, 2, { causal: true }), 2);
  const X = randn([1, 4, 4], { random }), changed = concat([slice(X, [], [0, 3]), randn([1, 1, 4], { random })], 1);
  const [Y] = layer.forward(X), [other] = layer.forward(changed), first = [[], [0, 3]] as const;
  t.deepEqual(flat(slice(Y, ...first)), flat(slice(other, ...first)));
  t.notDeepEqual(flat(Y), flat(other));
});

test('its parameters are the parts\' under dotted names', t => {
  const { parts, params } = new TransformerBlock(4, 2);
  t.deepEqual(Object.keys(params), ['norm1.gamma', 'norm1.beta', 'attention.Wqkv', 'attention.bqkv', 'attention.Wo',
    'attention.bo', 'norm2.gamma', 'norm2.beta', 'linear1.W', 'linear1.b', 'linear2.W', 'linear2.b']);
  t.is(params['attention.Wqkv'], parts.attention.params.Wqkv);
  t.deepEqual([parts.linear1.params.W.shape, parts.linear2.params.W.shape], [[16, 4], [4, 16]]);
});

test('a block stands in a network twice, is cast, and notices what was written to', t => {
  const block = new TransformerBlock(4, 2), net = new Sequential(block, block);
  const X = zeros([1, 2, 4], { dtype: 'float32' });
  t.is(Object.keys(net.params)[0], '0.norm1.gamma');
  t.is(Object.keys(net.params).length, 12);
  t.is(cast(net, 'float32').forward(X)[0].dtype, 'float32');
  t.is(new TransformerBlock(4, 2, { dtype: 'float32' }).forward(X)[0].dtype, 'float32');
  const [Y, cache] = net.forward(randn([1, 2, 4], { random: new Random(1) }));
  assign(block.params['linear1.W']!, zeros([16, 4]));
  t.throws(() => net.backward(Y, cache), { message: /layer 1, .* the cached linear1\.W was written to/ });
});

test('without inputGradient there is no dX', t => {
  const layer = new TransformerBlock(2, 1), [Y, cache] = layer.forward(randn([1, 2, 2], { random: new Random(1) }));
  t.is(layer.backward(Y, cache, { inputGradient: false }).dX, Tensor.none);
});

test('a summary counts 12·D² + 13·D parameters, and 12·M·D² + 2·N·T²·D multiply-adds', t => {
  const N = 2, steps = 8, D = 16, M = N * steps;
  const { layers: [row] } = summary(new Sequential(new TransformerBlock(D, 4, { causal: true })), [N, steps, D]);
  t.is(row!.layer, 'TransformerBlock(16, 4 heads, causal)');
  t.deepEqual(row!.outputShape, [N, steps, D]);
  t.is(row!.parameters, 12 * D * D + 13 * D);
  t.is(row!.multiplyAdds, 12 * M * D * D + 2 * N * steps * steps * D);
  t.is(summary(new TransformerBlock(768, 12), [1, 1, 768]).total.parameters, 7_087_872);              // of GPT-2's
});

test('names its size, its heads and its mask, and a copy shows its parts as the block does', t => {
  const block = new TransformerBlock(4, 2), copy = withParams(block, block.params);
  t.is(String(block), 'TransformerBlock(4, 2 heads)');
  t.is(String(new TransformerBlock(4, 1, { causal: true })), 'TransformerBlock(4, 1 head, causal)');
  t.deepEqual(Object.keys(copy).sort(), Object.keys(block).sort());
});

test('says what came and what was wanted', t => {
  t.throws(() => new TransformerBlock(4, 2).forward(zeros([2, 4])),
    { message: 'TransformerBlock: an input (2,4); wanted (N,T,4)' });
  t.throws(() => new TransformerBlock(0, 2), { message: 'TransformerBlock: embedDim is 0; wanted a whole number ≥ 1' });
  t.throws(() => new TransformerBlock(6, 4),
    { message: 'MultiHeadAttention: embedDim is 6, which 4 heads do not divide evenly' });
  t.throws(() => new TransformerBlock(4, 2, { dropout: 0.1 } as never),
    { message: 'TransformerBlock: unknown option \'dropout\'; there is causal, random, dtype' });
});
