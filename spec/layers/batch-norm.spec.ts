import test from 'ava';
import fc from 'fast-check';
import type { LawCase } from '../../lib/gradcheck/laws.ts';
import {
  add, BatchNorm1d, BatchNorm2d, type BatchNormCache, cast, gradcheck, type Layer, Linear, mean, mul, randn, Random,
  reshape, Sequential, summary, Tanh, tensor, type Tensor, toArray, transpose, variance, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import { normInputs, wellSpread } from '../support/norm-cases.ts';
import { holds } from '../support/property.ts';
import { agrees, layerAgrees, loadParams, normName, type Saved, torchCase } from '../support/torch-reference.ts';

const training = { training: true };
const seenBy = ({ buffers }: BatchNorm1d): number[][] => [buffers.runningMean!, buffers.runningVariance!].map(flat);

const small = fc.integer({ min: 1, max: 3 });

/** Shapes of every kind, with more than one value a channel. */
const shapes = fc.record({ N: fc.integer({ min: 2, max: 4 }), C: small, places: fc.array(small, { maxLength: 2 }) })
  .map(({ N, C, places }) => [N, C, ...places]);

/** The layer that takes a shape, with random parameters and running statistics of some batch. */
function layerFor([, C, ...places]: readonly number[], options: object, seed: number): Layer {
  const layer = places.length === 2 ? new BatchNorm2d(C!, options) : new BatchNorm1d(C!, options);
  const seen = add(randn([5, C!, ...places], { random: new Random(seed) }), 0.5);
  layer.commit(layer.forward(seen, training)[1]);
  return withRandomParams(layer, seed);
}

/** What belongs to a channel as a row: (N,C,…) → (C,N·…). */
const channels = (X: Tensor): Tensor =>
  reshape(transpose(X, [1, 0, ...[...X.shape.keys()].slice(2)]), [X.shape[1]!, -1]);

for (const mode of [true, false]) {
  const cases: fc.Arbitrary<LawCase> = fc
    .record({ shape: shapes, affine: fc.boolean(), trackRunningStatistics: fc.boolean(), seed: fc.nat() })
    .chain(({ shape, seed, ...options }) => normInputs(shape, channels)
      .map(({ X, eps }) => ({ layer: layerFor(shape, { ...options, eps }, seed), X, seed, training: mode })));
  obeysTheLaws(mode ? 'BatchNorm in training' : 'BatchNorm in inference', cases, 25);
}

test('every element of every gradient is settled, at scales from 1e-3 to 1e3 and with an offset', t => {
  const scales = fc.constantFrom(1e-3, 0.1, 1, 10, 1e3), offsets = fc.constantFrom(0, 10);
  holds(t, fc.property(shapes, scales, offsets, fc.boolean(), fc.nat(), (shape, scale, offset, mode, seed) => {
    const X = mul(add(randn(shape, { random: new Random(seed) }), offset), scale);
    fc.pre(wellSpread(channels(X)));
    return gradcheck(layerFor(shape, {}, seed), X, { seed, training: mode }).verdict === 'correct';
  }), 40);
});

interface SavedBuffers {
  readonly running_mean: Saved;
  readonly running_var: Saved;
}

const statistics = ({ running_mean, running_var }: SavedBuffers): ReturnType<typeof loadParams> =>
  loadParams({ running_mean, running_var }, normName);

for (const [name, layer] of [
  ['batch-norm-train', new BatchNorm1d(3)], ['batch-norm-eval', new BatchNorm1d(3)],
  ['batch-norm-2d-train', new BatchNorm2d(4)],
] as const) {
  test(`agrees with PyTorch, running statistics included: ${name}`, t => {
    const saved = torchCase(name) as { readonly buffers: SavedBuffers; readonly buffers_after: SavedBuffers };
    const ours = withParams(layer, layer.params, statistics(saved.buffers));
    const cache = layerAgrees(t, name, ours, normName) as BatchNormCache;
    ours.commit(cache);
    const after = { mean: saved.buffers_after.running_mean, variance: saved.buffers_after.running_var };
    agrees(t, ours.buffers.runningMean!, after.mean, 'runningMean');
    agrees(t, ours.buffers.runningVariance!, after.variance, 'runningVariance');
  });
}

test('in training gives each channel mean 0 and variance 1, before gamma and beta', t => {
  const X = mul(randn([4, 3, 2, 5], { random: new Random(1) }), 100), [Y] = new BatchNorm2d(3).forward(X, training);
  t.true(flat(mean(Y, [0, 2, 3])).every(m => Math.abs(m) < 1e-15 * 40));
  t.true(flat(variance(Y, [0, 2, 3])).every(v => Math.abs(v - 1) < 1e-5));       // variance/(variance + eps), of 10⁴
});

test('the example of the note', t => {
  const layer = withParams(new BatchNorm1d(1, { eps: 0 }), { gamma: tensor([2]), beta: tensor([1]) });
  const X = tensor([[0], [0], [3], [3]]), dY = tensor([[1], [0], [0], [0]]), [Y, cache] = layer.forward(X, training);
  t.deepEqual(flat(Y), [-1, -1, 3, 3]);
  const { dX, grads } = layer.backward(dY, cache);
  t.deepEqual([flat(grads.gamma!), flat(grads.beta!)], [[-1], [1]]);
  t.true([2 / 3, -2 / 3, 0, 0].every((expected, n) => Math.abs(flat(dX)[n]! - expected) < 1e-15));
  layer.commit(cache);
  t.true(seenBy(layer).every(([running], k) => Math.abs(running! - [0.15, 1.2][k]!) < 1e-15));
});

test('forward writes nothing; commit moves the running statistics, the variance an unbiased one', t => {
  const layer = new BatchNorm1d(1, { momentum: 0.25 }), [, cache] = layer.forward(tensor([[0], [2]]), training);
  t.deepEqual(seenBy(layer), [[0], [1]]);
  layer.commit(cache);                                          // mean 1; the variance is 1, and 2 without bias
  t.deepEqual(seenBy(layer), [[0.25], [1.25]]);
  layer.commit(layer.forward(tensor([[5]]))[1]);                // in inference nothing is learned
  t.deepEqual(seenBy(layer), [[0.25], [1.25]]);
  layer.commit(cache);                                          // three quarters of these, and a quarter of 1 and 2
  t.deepEqual(seenBy(layer), [[0.4375], [1.4375]]);
});

test('in inference goes by the running statistics, so that samples do not meet', t => {
  const layer = withParams(new BatchNorm1d(1, { eps: 0 }), { gamma: tensor([3]), beta: tensor([1]) },
    { runningMean: tensor([10]), runningVariance: tensor([4]) });
  const [Y, cache] = layer.forward(tensor([[12], [10]]));
  t.deepEqual(flat(Y), [4, 1]);
  t.deepEqual(flat(layer.backward(tensor([[1], [0]]), cache).dX), [1.5, 0]);
});

test('a bias before it has a gradient of 0, but for rounding, and gradcheck settles it', t => {
  const random = new Random(1), net = new Sequential(new Linear(3, 4, { random }), new BatchNorm1d(4), new Tanh());
  const report = gradcheck(withRandomParams(net, 1), randn([5, 3], { random }), { training: true, seed: 1 });
  t.is(report.verdict, 'correct');
  const db = report.gradients.find(({ name }) => name === '0.db')!;
  t.true(Math.abs(db.worst!.analytic) < 1e-14);
});

test('without running statistics, inference goes by its own batch', t => {
  const layer = new BatchNorm1d(2, { trackRunningStatistics: false }), X = tensor([[1, 2], [3, 8]]);
  t.deepEqual(layer.buffers, {});
  const [Y, cache] = layer.forward(X);
  t.deepEqual(toArray(Y), toArray(layer.forward(X, training)[0]));
  t.notThrows(() => { layer.commit(cache); });
});

test('begins with factors 1, shifts 0, running mean 0 and variance 1', t => {
  const { params, buffers } = new BatchNorm2d(2);
  t.deepEqual([params.gamma!, params.beta!, buffers.runningMean!, buffers.runningVariance!].map(flat),
    [[1, 1], [0, 0], [0, 0], [1, 1]]);
  t.deepEqual(new BatchNorm2d(2, { affine: false }).params, {});
});

test('takes the places of a sequence as those of an image of one column', t => {
  const X = randn([2, 3, 4], { random: new Random(1) });
  const [sequence] = new BatchNorm1d(3).forward(X, training);
  const [image] = new BatchNorm2d(3).forward(reshape(X, [2, 3, 4, 1]), training);
  t.deepEqual(flat(sequence), flat(image));
});

test('is cast with its running statistics, and the first stays as it is', t => {
  const layer = new BatchNorm1d(2), other = cast(layer, 'float32');
  t.deepEqual(Object.values({ ...other.params, ...other.buffers }).map(({ dtype }) => dtype),
    ['float32', 'float32', 'float32', 'float32']);
  t.is(other.forward(zeros([1, 2], { dtype: 'float32' }))[0].dtype, 'float32');
  t.is(layer.buffers.runningMean!.dtype, 'float64');
  const { params, buffers } = new BatchNorm1d(2, { dtype: 'float32' });
  t.true(Object.values({ ...params, ...buffers }).every(({ dtype }) => dtype === 'float32'));
});

test('a summary counts gamma and beta, not the running statistics, and what the cache keeps', t => {
  const { layers: [, row] } = summary(new Sequential(new Linear(4, 64), new BatchNorm1d(64)), [32, 4]);
  t.deepEqual(row, {
    place: '1', layer: 'BatchNorm1d(64)', outputShape: [32, 64], parameters: 128, cacheBytes: (32 * 64 + 64) * 8,
    multiplyAdds: 0,
  });
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  says(() => new BatchNorm1d(3).forward(zeros([2, 4])),
    'BatchNorm1d: an input (2,4); wanted (N,3) or (N,3,L)');
  says(() => new BatchNorm1d(3).forward(zeros([2, 3, 1, 1])),
    'BatchNorm1d: an input (2,3,1,1); wanted (N,3) or (N,3,L)');
  says(() => new BatchNorm2d(3).forward(zeros([2, 3])), 'BatchNorm2d: an input (2,3); wanted (N,3,H,W)');
  const one = 'wanted more than one value a channel to take the variance of';
  says(() => new BatchNorm1d(3).forward(zeros([1, 3]), training), `BatchNorm1d: an input (1,3); ${one}`);
  t.notThrows(() => new BatchNorm1d(3).forward(zeros([1, 3, 2]), training));
  says(() => new BatchNorm1d(0), 'BatchNorm1d: numFeatures is 0; wanted a whole number ≥ 1');
  for (const momentum of [-0.1, 1.1, NaN]) {
    says(() => new BatchNorm2d(3, { momentum }), `BatchNorm2d: momentum is ${momentum}; wanted a number in [0, 1]`);
  }
  t.notThrows(() => [0, 1].map(momentum => new BatchNorm2d(3, { momentum })));
  says(() => new BatchNorm2d(3, { eps: NaN }), 'BatchNorm2d: eps is NaN; wanted a number ≥ 0');
  says(() => new BatchNorm1d(3, { track: false } as never), 'BatchNorm1d: unknown option \'track\'; '
    + 'there is eps, momentum, affine, trackRunningStatistics, dtype');
});

test('names its channels when printed', t => {
  t.deepEqual([new BatchNorm1d(3), new BatchNorm2d(4)].map(String), ['BatchNorm1d(3)', 'BatchNorm2d(4)']);
});
