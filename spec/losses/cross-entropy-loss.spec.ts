import test from 'ava';
import fc from 'fast-check';
import {
  CrossEntropyLoss, type CrossEntropyLossOptions, gradcheck, LogSoftmax, lossAsLayer, mul, ones, randn, Random, reshape,
  tensor, toArray, zeros,
} from '../../lib/index.ts';
import { labelCases } from '../support/label-cases.ts';
import { inputs, obeysTheLaws } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { lossAgrees } from '../support/torch-reference.ts';

const smoothings = fc.constantFrom(0, 0, 0.1, 0.75, 1);
const cases = fc.record({ drawn: labelCases, labelSmoothing: smoothings })
  .chain(({ drawn: { shape, labels, options, seed }, labelSmoothing }) => inputs(shape).map(X =>
    ({ layer: lossAsLayer(new CrossEntropyLoss({ ...options, labelSmoothing }), labels), X, seed })));
obeysTheLaws('CrossEntropyLoss', cases);

test('every element of the gradient is settled, at scales from 1e-3 to 10, smoothed or not', t => {
  holds(t, fc.property(fc.constantFrom(1e-3, 1, 10), smoothings, fc.nat(), (scale, labelSmoothing, seed) => {
    const Z = mul(scale, randn([3, 4], { random: new Random(seed) }));
    const layer = lossAsLayer(new CrossEntropyLoss({ labelSmoothing, ignoreIndex: 3 }), [2, 0, 3]);
    return gradcheck(layer, Z, { seed }).verdict === 'correct';
  }), 20);
});

const torchCases: readonly (readonly [name: string, options: CrossEntropyLossOptions])[] = [
  ['cross-entropy-mean', {}], ['cross-entropy-sum', { reduction: 'sum' }], ['cross-entropy-extreme', {}],
  ['cross-entropy-smoothing', { labelSmoothing: 0.1 }], ['cross-entropy-sequence', {}],
];
for (const [name, options] of torchCases) {
  test(`agrees with PyTorch: ${name}`, t => { lossAgrees(t, name, new CrossEntropyLoss(options)); });
}

test('is the mean of −log softmax at the labels', t => {
  const Z = tensor([[1, 2, 3], [0, -1, 4]]), [logP] = new LogSoftmax().forward(Z);
  const [a, b] = toArray(logP) as [number[], number[]];
  t.true(Math.abs(new CrossEntropyLoss().forward(Z, [2, 0])[0].item() + (a[2]! + b[0]!) / 2) < 1e-15);
});

test('is log C where nothing is known, whatever the label', t => {
  t.is(new CrossEntropyLoss().forward(zeros([1, 10]), [7])[0].item(), Math.log(10));
});

test('is finite where the probability of the label underflows', t => {
  t.is(new CrossEntropyLoss().forward(tensor([[1000, -1000]]), [1])[0].item(), 2000);
});

test('where the probability of the label is exactly 0 the loss is infinite, of another class it does no harm', t => {
  const loss = new CrossEntropyLoss(), Z = tensor([[-Infinity, 0, 0]]), [L, cache] = loss.forward(Z, [1]);
  t.is(L.item(), Math.log(2));
  t.deepEqual(toArray(loss.backward(cache)), [[0, -0.5, 0.5]]);
  t.is(loss.forward(Z, [0])[0].item(), Infinity);
});

test('smoothing takes a part from the label and spreads it over all classes, the label\'s own included', t => {
  const Z = tensor([[Math.log(0.5), Math.log(0.25), Math.log(0.25)]]);
  const [L, cache] = new CrossEntropyLoss({ labelSmoothing: 0.75 }).forward(Z, [0]);
  t.true(Math.abs(L.item() - (0.5 * Math.log(2) + 0.25 * Math.log(4) * 2)) < 1e-15);
  t.deepEqual(toArray(cache.T), [[0.5, 0.25, 0.25]]);
  const [[a, b, c]] = toArray(new CrossEntropyLoss().backward(cache)) as [[number, number, number]];
  t.true([a, b, c].every(value => Math.abs(value) < 1e-16));                // P = T: nothing is left to learn
});

test('smoothed by 1, the label is of no account', t => {
  const Z = tensor([[1, 2, 4]]), loss = new CrossEntropyLoss({ labelSmoothing: 1 });
  t.is(loss.forward(Z, [0])[0].item(), loss.forward(Z, [2])[0].item());
});

for (const labelSmoothing of [0, 0.1]) {
  test(`sequences are so many samples more, smoothed by ${labelSmoothing}`, t => {
    const Z = randn([2, 3, 4], { random: new Random(2) }), labels = tensor([[0, 3, 1], [2, 2, 0]]);
    const loss = new CrossEntropyLoss({ labelSmoothing }), [L, cache] = loss.forward(Z, labels);
    const [same, sameCache] = loss.forward(reshape(Z, [6, 4]), reshape(labels, [6]));
    t.is(L.item(), same.item());
    t.deepEqual(toArray(reshape(loss.backward(cache), [6, 4])), toArray(loss.backward(sameCache)));
  });

  test(`an ignored row counts for nothing, not even in the mean, smoothed by ${labelSmoothing}`, t => {
    const rows = [[1, 2, 4], [NaN, Infinity, 0], [0, -1, 3]];
    const loss = new CrossEntropyLoss({ labelSmoothing, ignoreIndex: -1 });
    const [L, cache] = loss.forward(tensor(rows), [2, -1, 0]);
    const [expected, others] = loss.forward(tensor([rows[0]!, rows[2]!]), [2, 0]);
    const [first, last] = toArray(loss.backward(others)) as number[][];
    t.is(L.item(), expected.item());
    t.deepEqual(toArray(loss.backward(cache)), [first, [0, 0, 0], last]);
  });
}

test('where all rows are ignored there is no mean, and the sum is 0', t => {
  t.throws(() => new CrossEntropyLoss({ ignoreIndex: -1 }).forward(ones([2, 3]), [-1, -1]),
    { instanceOf: RangeError, message: 'CrossEntropyLoss: all 2 labels are -1, which is ignored: there is no mean' });
  const sum = new CrossEntropyLoss({ ignoreIndex: -1, reduction: 'sum' });
  const [L, cache] = sum.forward(ones([1, 2]), [-1]);
  t.is(Math.abs(L.item()), 0);
  t.deepEqual(toArray(sum.backward(cache)), [[0, 0]]);
});

test('says what came and what was wanted', t => {
  const loss = new CrossEntropyLoss();
  t.throws(() => loss.forward(ones([2, 3]), [0, 3]),
    { message: 'oneHot: index 3 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(ones([2, 3]), [0, 0.5]),
    { message: 'oneHot: index 0.5 at place 1; wanted a whole number from 0 to 2' });
  t.throws(() => loss.forward(ones([2, 3]), [0]),
    { message: 'CrossEntropyLoss: scores (2,3) with labels (1), one a row wanted' });
  t.throws(() => loss.forward(ones([2, 3]), tensor([[0], [1]])),
    { message: 'CrossEntropyLoss: scores (2,3) with labels (2,1), one a row wanted' });
  t.throws(() => loss.forward(ones([2, 3, 4]), [0, 1]),
    { message: 'CrossEntropyLoss: scores (2,3,4) with labels (2), one a row wanted' });
  t.throws(() => loss.forward(ones([3]), [0]), { message: 'CrossEntropyLoss: scores (3); wanted (N,…,C)' });
  for (const labelSmoothing of [-0.1, 1.1, NaN]) {
    t.throws(() => new CrossEntropyLoss({ labelSmoothing }),
      { message: `CrossEntropyLoss: labelSmoothing is ${labelSmoothing}; wanted a number in [0, 1]` });
  }
  t.throws(() => new CrossEntropyLoss({ ignoreIndex: NaN }),
    { message: 'CrossEntropyLoss: ignoreIndex is NaN; wanted a whole number' });
  t.throws(() => new CrossEntropyLoss({ weight: [1] } as never),
    { message: 'CrossEntropyLoss: unknown option \'weight\'; there is reduction, ignoreIndex, labelSmoothing' });
  t.throws(() => loss.forward(zeros([0, 3]), []), { message: 'CrossEntropyLoss: the batch is empty' });
});

test('refuses a reduction that there is not', t => {
  t.throws(() => new CrossEntropyLoss({ reduction: 'none' as never }),
    { message: 'CrossEntropyLoss: reduction is \'none\'; there is mean, sum' });
});
