import test from 'ava';
import {
  add, Linear, randn, Random, reshape, RNN, Sequential, summary, Tanh, tensor, withParams, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { obeysTheLaws, withRandomParams } from '../support/layer-laws.ts';
import {
  everyElementIsSettled, goesThroughSequences, recurrentCases, recurrentName, withOnly,
} from '../support/recurrent-cases.ts';
import { layerAgrees } from '../support/torch-reference.ts';

obeysTheLaws('RNN', recurrentCases((I, H, options) => new RNN(I, H, options)), 20);
obeysTheLaws('RNN with relu',
  recurrentCases((I, H, options) => new RNN(I, H, { ...options, nonlinearity: 'relu' })), 20);

for (const nonlinearity of ['tanh', 'relu'] as const) {
  test(`every element of every gradient is settled, with ${nonlinearity}`, t => {
    everyElementIsSettled(t, (I, H, options) => new RNN(I, H, { ...options, nonlinearity }));
  });
}

test('agrees with PyTorch', t => { layerAgrees(t, 'rnn', new RNN(3, 5), recurrentName); });

test('the example of the note', t => {
  const layer = withOnly(new RNN(1, 1, { nonlinearity: 'relu' }), { Wx: [1], Wh: [2] });
  const [Y, cache] = layer.forward(tensor([1, 1, 1], [1, 3, 1]));
  t.deepEqual(flat(Y), [1, 3, 7]);
  const { dX, grads } = layer.backward(tensor([0, 0, 1], [1, 3, 1]), cache);
  t.deepEqual(flat(dX), [4, 2, 1]);
  t.deepEqual([grads.Wx, grads.Wh, grads.bx!, grads.bh!].map(flat), [[7], [5], [7], [7]]);
});

test('over one step it is a linear layer and a tanh', t => {
  const layer = withRandomParams(new RNN(3, 2), 1), { Wx: W, bx, bh } = layer.params;
  const linear = withParams(new Linear(3, 2), { W, b: add(bx!, bh!) }), X = randn([4, 1, 3], { random: new Random(2) });
  const [Y, cache] = layer.forward(X);
  t.deepEqual(flat(Y), flat(new Tanh().forward(linear.forward(reshape(X, [4, 3]))[0])[0]));
  t.deepEqual(flat(layer.backward(Y, cache).grads.Wh), [0, 0, 0, 0]);      // it met the first state only, which is 0
});

goesThroughSequences((I, H, options) => new RNN(I, H, options));

test('with zeros for the input, the gradient of the first step is multiplied by Wh at each step', t => {
  const grown = (Wh: number): number => {
    const layer = withOnly(new RNN(1, 1), { Wx: [1], Wh: [Wh] }), [, cache] = layer.forward(zeros([1, 31, 1]));
    const dY = reshape(tensor([...Array<number>(30).fill(0), 1]), [1, 31, 1]);
    return flat(layer.backward(dY, cache).dX)[0]!;
  };
  t.deepEqual([grown(0.5), grown(1), grown(2)], [2 ** -30, 1, 2 ** 30]);
});

test('a summary counts H(I + H + 2) parameters and N·T·H(I + H) multiply-adds; the cache is input and output', t => {
  const { layers: [first, second] } = summary(new Sequential(new RNN(64, 128), new RNN(128, 16, { bias: false })),
    [32, 10, 64]);
  t.deepEqual(first, {
    place: '0', layer: 'RNN(64 → 128)', outputShape: [32, 10, 128], parameters: 128 * (64 + 128 + 2),
    cacheBytes: 32 * 10 * (64 + 128) * 8, multiplyAdds: 32 * 10 * 128 * (64 + 128),
  });
  t.deepEqual([second!.parameters, second!.cacheBytes], [16 * (128 + 16), 32 * 10 * 16 * 8]);
});

test('says what came and what was wanted', t => {
  const says = (run: () => unknown, message: string): void => { t.throws(run, { message }); };
  says(() => new RNN(3, 2).forward(zeros([4, 5, 2])), 'RNN: an input (4,5,2); wanted (N,T,3) with T ≥ 1');
  says(() => new RNN(3, 2).forward(zeros([4, 3])), 'RNN: an input (4,3); wanted (N,T,3) with T ≥ 1');
  says(() => new Sequential(new RNN(3, 2)).forward(zeros([4, 0, 3])),
    'layer 0, RNN(3 → 2): RNN: an input (4,0,3); wanted (N,T,3) with T ≥ 1');
  says(() => new RNN(0, 2), 'RNN: inputSize is 0; wanted a whole number ≥ 1');
  says(() => new RNN(3, 2.5), 'RNN: hiddenSize is 2.5; wanted a whole number ≥ 1');
  says(() => new RNN(3, 2, { nonlinearity: 'sigmoid' } as never),
    'RNN: nonlinearity is \'sigmoid\'; there is tanh, relu');
  says(() => new RNN(3, 2, { numLayers: 2 } as never),
    'RNN: unknown option \'numLayers\'; there is nonlinearity, bias, init, random, dtype');
});

test('names its sizes when printed, and its nonlinearity if it is not tanh', t => {
  t.deepEqual([new RNN(3, 2), new RNN(3, 2, { nonlinearity: 'relu' })].map(String), ['RNN(3 → 2)', 'RNN(3 → 2, relu)']);
});
