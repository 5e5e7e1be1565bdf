import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, arange, Embedding, gradcheck, LearnedPositionalEncoding, mul, randn, Random, Sequential, sum, summary, tensor,
  toArray, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { inputs, obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';

const size = fc.integer({ min: 1, max: 4 });
const cases: fc.Arbitrary<LawCase> = fc
  .record({ N: size, T: size, more: fc.nat({ max: 2 }), D: size, seed: fc.nat() })
  .chain(({ N, T, more, D, seed }) => inputs([N, T, D])
    .map(X => ({ layer: withRandomParams(new LearnedPositionalEncoding(T + more, D), seed), X, seed })));

obeysTheLaws('LearnedPositionalEncoding', cases);

test('every element of every gradient is settled, at scales from 1e-3 to 1e3', t => {
  holds(t, fc.property(cases, fc.constantFrom(1e-3, 1, 1e3), ({ layer, X, seed }, scale) =>
    gradcheck(layer, mul(X, scale), { seed }).verdict === 'correct'), 40);
});

test('the example of the note', t => {
  const layer = withParams(new LearnedPositionalEncoding(3, 2), { P: tensor([[10, 20], [30, 40], [50, 60]]) });
  const [Y, cache] = layer.forward(tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]));
  t.deepEqual(toArray(Y), [[[11, 22], [33, 44]], [[15, 26], [37, 48]]]);
  const { dX, grads } = layer.backward(tensor([[[1, 0], [2, 3]], [[0, 1], [4, 4]]]), cache);
  t.deepEqual(toArray(grads.P), [[1, 1], [6, 7], [0, 0]]);
  t.deepEqual(toArray(dX), [[[1, 0], [2, 3]], [[0, 1], [4, 4]]]);
});

test('is an embedding of the positions, added to every sample', t => {
  const random = new Random(1), X = randn([3, 4, 2], { random }), dY = randn([3, 4, 2], { random });
  const layer = withRandomParams(new LearnedPositionalEncoding(6, 2), 2), { P } = layer.params;
  const positions = withParams(new Embedding(6, 2), { W: P }), [rows, ids] = positions.forward(arange(4));
  const [Y, cache] = layer.forward(X);
  t.deepEqual(flat(Y), flat(add(X, rows)));
  t.deepEqual(flat(layer.backward(dY, cache).grads.P), flat(positions.backward(sum(dY, 0), ids).grads.W));
});

test('begins with normal numbers, or as it is told', t => {
  t.deepEqual(flat(new LearnedPositionalEncoding(5, 4, { random: new Random(1) }).params.P),
    flat(randn([5, 4], { random: new Random(1) })));
  t.deepEqual(flat(new LearnedPositionalEncoding(1, 2, { init: zeros }).params.P), [0, 0]);
});

test('runs in float32', t => {
  const dtype = 'float32', [Y] = new LearnedPositionalEncoding(3, 2, { dtype }).forward(zeros([1, 2, 2], { dtype }));
  t.is(Y.dtype, 'float32');
});

test('a summary counts Tmax·D parameters, and no cache', t => {
  const { layers: [row] } = summary(new Sequential(new LearnedPositionalEncoding(64, 16)), [8, 32, 16]);
  t.deepEqual(row, {
    place: '0', layer: 'LearnedPositionalEncoding(64, 16)', outputShape: [8, 32, 16], parameters: 1024, cacheBytes: 0,
    multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  const layer = new LearnedPositionalEncoding(3, 2), name = 'LearnedPositionalEncoding';
  says(() => layer.forward(zeros([1, 4, 2])),
    `${name}: an input (1,4,2) of 4 time steps; there are positions for 3`);
  says(() => layer.forward(zeros([1, 3, 3])), `${name}: an input (1,3,3); wanted (N,T,2)`);
  says(() => new LearnedPositionalEncoding(0, 2), `${name}: maxLength is 0; wanted a whole number ≥ 1`);
  says(() => new LearnedPositionalEncoding(3, -1), `${name}: embedDim is -1; wanted a whole number ≥ 1`);
  says(() => new LearnedPositionalEncoding(3, 2, { dropout: 0.1 } as never),
    `${name}: unknown option 'dropout'; there is init, random, dtype`);
});
