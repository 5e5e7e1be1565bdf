import test from 'ava';
import { GRU, ones, reshape, Sequential, summary, tensor, type Tensor, zeros } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws } from '../support/layer-laws.ts';
import {
  everyElementIsSettled, goesThroughSequences, recurrentCases, recurrentName, withOnly,
} from '../support/recurrent-cases.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('GRU', recurrentCases((I, H, options) => new GRU(I, H, options)), 20);

test('every element of every gradient is settled', t => {
  everyElementIsSettled(t, (I, H, options) => new GRU(I, H, options));
});

test('agrees with PyTorch', t => { layerAgrees(t, 'gru', new GRU(3, 5), recurrentName); });

/** One unit whose gates do not depend on the sequence: σ of ±1000 is 1 or 0, tanh of 1000 is 1. */
const unit = (r: number, z: number, g: number, bh: readonly number[] = [0, 0, 0]): GRU =>
  withOnly(new GRU(1, 1), { bx: [r, z, g], bh });

const states = (layer: GRU): number[] => flat(layer.forward(zeros([1, 3, 1]))[0]);

test('the example of the note: half of the state is kept, half of a 1 mixed in', t => {
  t.deepEqual(states(unit(0, 0, 1000)), [1 / 2, 3 / 4, 7 / 8]);
});

test('an update gate of 1 keeps the state, one of 0 replaces it', t => {
  t.deepEqual([states(unit(0, 1000, 1000)), states(unit(0, -1000, 1000))], [[0, 0, 0], [1, 1, 1]]);
});

test('the reset gate is applied to the product with the state, its bias included, and to nothing else', t => {
  const shut = states(unit(-1000, -1000, 0, [0, 0, 1000])), open = states(unit(1000, -1000, 0, [0, 0, 1000]));
  t.deepEqual([shut, open], [[0, 0, 0], [1, 1, 1]]);
  t.deepEqual(states(unit(-1000, -1000, 1000)), [1, 1, 1]);
});

test('with the update gate near 1 the gradient of a step hardly depends on how far it is from the last', t => {
  const z = 31 / 32, T = 33, bx = [0, Math.log(z / (1 - z)), 0];            // σ(log(z/(1 − z))) = z
  const layer = withOnly(new GRU(1, 1), { Wx: [0, 0, 1], bx }), [, cache] = layer.forward(zeros([1, T, 1]));
  const dY = reshape(tensor([...Array<number>(T - 1).fill(0), 1]), [1, T, 1]);
  const dX = flat(layer.backward(dY, cache).dX);
  // A product of some 35 rounded factors: 1e-14 is 45 units in the last place.
  dX.forEach((dx, t0) => { t.true(Math.abs(dx / ((1 - z) * z ** (T - 1 - t0)) - 1) < 1e-14); });
});

goesThroughSequences((I, H, options) => new GRU(I, H, options));

test('a summary counts 3H(I + H + 2) parameters; the cache has four numbers more for each of the output', t => {
  const { layers: [row] } = summary(new Sequential(new GRU(64, 128)), [32, 10, 64]);
  t.deepEqual(row, {
    place: '0', layer: 'GRU(64 → 128)', outputShape: [32, 10, 128], parameters: 3 * 128 * (64 + 128 + 2),
    cacheBytes: 32 * 10 * (64 + 5 * 128) * 8, multiplyAdds: 32 * 10 * 3 * 128 * (64 + 128),
  });
});

test('what the cache keeps of a product is its own, and does not keep the rest of it', t => {
  const [, { steps }] = new GRU(2, 3).forward(ones([4, 2, 2]));
  const kept = steps.flatMap(step => Object.values(step) as Tensor[]);
  t.true(kept.every(({ storage, size }) => storage.elements.length <= size));
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  says(() => new GRU(3, 2).forward(zeros([4, 5, 2])), 'GRU: an input (4,5,2); wanted (N,T,3) with T ≥ 1');
  says(() => new Sequential(new GRU(3, 2)).forward(zeros([4, 3])),
    'layer 0, GRU(3 → 2): GRU: an input (4,3); wanted (N,T,3) with T ≥ 1');
  says(() => new GRU(0, 2), 'GRU: inputSize is 0; wanted a whole number ≥ 1');
  says(() => new GRU(3, 1e99), 'GRU: hiddenSize is 1e+99; wanted a whole number ≥ 1');
  says(() => new GRU(3, 2, { numLayers: 2 } as never),
    'GRU: unknown option \'numLayers\'; there is bias, init, random, dtype');
});

test('names its sizes when printed', t => { t.is(String(new GRU(3, 2)), 'GRU(3 → 2)'); });
