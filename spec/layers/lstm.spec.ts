import test from 'ava';
import { LSTM, reshape, Sequential, summary, tensor, type Tensor, zeros } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws } from '../support/layer-laws.ts';
import {
  everyElementIsSettled, goesThroughSequences, recurrentCases, recurrentName, withOnly,
} from '../support/recurrent-cases.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('LSTM', recurrentCases((I, H, options) => new LSTM(I, H, options)), 20);

test('every element of every gradient is settled', t => {
  everyElementIsSettled(t, (I, H, options) => new LSTM(I, H, options));
});

test('agrees with PyTorch', t => { layerAgrees(t, 'lstm', new LSTM(3, 5), recurrentName); });

/** One unit whose gates do not depend on the sequence: σ of ±1000 is 1 or 0, tanh of 1000 is 1. */
const unit = (i: number, f: number, g: number, o: number): LSTM =>
  withOnly(new LSTM(1, 1), { bx: [i, f, g, o] });

const cells = (layer: LSTM, X: Tensor): number[] => layer.forward(X)[1].steps.flatMap(({ c }) => flat(c));

test('the example of the note: half of the cell is kept, half of a 1 let in', t => {
  t.deepEqual(cells(unit(0, 0, 1000, 0), zeros([1, 3, 1])), [1 / 2, 3 / 4, 7 / 8]);
  t.deepEqual(flat(unit(0, 0, 1000, 0).forward(zeros([1, 3, 1]))[0]), [1 / 2, 3 / 4, 7 / 8].map(c => Math.tanh(c) / 2));
});

test('with all gates open a cell adds up', t => {
  t.deepEqual(cells(unit(1000, 1000, 1000, 0), zeros([1, 4, 1])), [1, 2, 3, 4]);
});

test('with the forget gate shut a cell knows the last step alone', t => {
  t.deepEqual(cells(unit(0, -1000, 1000, 0), zeros([1, 3, 1])), [1 / 2, 1 / 2, 1 / 2]);
});

test('with the input gate shut nothing is written, with the output gate shut nothing is shown', t => {
  t.deepEqual(cells(unit(-1000, 0, 1000, 0), zeros([1, 2, 1])), [0, 0]);
  const [Y, { steps }] = unit(0, 0, 1000, -1000).forward(zeros([1, 2, 1]));
  t.deepEqual([flat(Y), flat(steps[1]!.c)], [[0, 0], [3 / 4]]);
});

test('with the forget gate open the gradient of every step is the same, however far it is from the last', t => {
  const open = [1000, 1000, 0, 1000], T = 50;
  const layer = withOnly(new LSTM(1, 1), { Wx: [0, 0, 1, 0], bx: open }), [Y, cache] = layer.forward(zeros([1, T, 1]));
  const dY = reshape(tensor([...Array<number>(T - 1).fill(0), 1]), [1, T, 1]);
  t.deepEqual(flat(layer.backward(dY, cache).dX), Array<number>(T).fill(1));
  t.deepEqual(flat(Y), Array<number>(T).fill(0));
});

goesThroughSequences((I, H, options) => new LSTM(I, H, options));

test('a summary counts 4H(I + H + 2) parameters; the cache has five numbers more for each of the output', t => {
  const { layers: [row] } = summary(new Sequential(new LSTM(64, 128)), [32, 10, 64]);
  t.deepEqual(row, {
    place: '0', layer: 'LSTM(64 → 128)', outputShape: [32, 10, 128], parameters: 4 * 128 * (64 + 128 + 2),
    cacheBytes: 32 * 10 * (64 + 6 * 128) * 8, multiplyAdds: 32 * 10 * 4 * 128 * (64 + 128),
  });
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  says(() => new LSTM(3, 2).forward(zeros([4, 5, 2])), 'LSTM: an input (4,5,2); wanted (N,T,3) with T ≥ 1');
  says(() => new Sequential(new LSTM(3, 2)).forward(zeros([4, 3])),
    'layer 0, LSTM(3 → 2): LSTM: an input (4,3); wanted (N,T,3) with T ≥ 1');
  says(() => new LSTM(0, 2), 'LSTM: inputSize is 0; wanted a whole number ≥ 1');
  says(() => new LSTM(3, -1), 'LSTM: hiddenSize is -1; wanted a whole number ≥ 1');
  says(() => new LSTM(3, 2, { projSize: 2 } as never),
    'LSTM: unknown option \'projSize\'; there is bias, init, random, dtype');
});

test('names its sizes when printed', t => { t.is(String(new LSTM(3, 2)), 'LSTM(3 → 2)'); });
