import test from 'ava';
import fc from 'fast-check';
import { Dropout, mean, ones, tensor, toArray } from '../../lib/index.ts';
import { elementwiseCases, obeysTheLaws } from '../support/layer-laws.ts';

const layers = fc.constantFrom(0, 0.25, 0.5, 0.9, 1).map(p => new Dropout(p));
obeysTheLaws('Dropout in training', elementwiseCases(layers, true));
obeysTheLaws('Dropout in inference', elementwiseCases(layers));

test('divides the survivors by 1 − p and sets the others to 0', t => {
  const [Y] = new Dropout(0.75).forward(ones([1000]), { training: true, seed: 1 });
  t.deepEqual([...new Set(toArray(Y) as number[])].sort(), [0, 4]);
});

test('keeps the expectation: over many elements the mean stays', t => {
  const p = 0.3, N = 100_000, [Y] = new Dropout(p).forward(ones([N]), { training: true, seed: 5 });
  const deviation = Math.sqrt(p / (1 - p) / N);
  t.true(Math.abs(mean(Y).item() - 1) < 4 * deviation);
});

test('drops nothing at p = 0 and everything at p = 1', t => {
  const X = tensor([1, 2, 3]), options = { training: true, seed: 1 };
  t.deepEqual(toArray(new Dropout(0).forward(X, options)[0]), [1, 2, 3]);
  t.deepEqual(toArray(new Dropout(1).forward(X, options)[0]), [0, 0, 0]);
});

test('passes everything through in inference', t => {
  const X = tensor([1, 2, 3]);
  t.deepEqual(toArray(new Dropout(0.9).forward(X)[0]), [1, 2, 3]);
});

test('draws another mask from another seed', t => {
  const masked = (seed: number): string => String(new Dropout().forward(ones([64]), { training: true, seed })[0]);
  t.is(masked(1), masked(1));
  t.not(masked(1), masked(2));
});

test('says what p may be, and that training needs a seed', t => {
  for (const p of [-0.1, 1.1, NaN]) {
    t.throws(() => new Dropout(p), { message: `Dropout: p is ${p}; wanted a probability in [0, 1]` });
  }
  t.throws(() => new Dropout().forward(ones([2]), { training: true }),
    { message: 'Dropout: training draws a mask and needs a seed: forward(X, { training: true, seed })' });
});

test('names its probability when printed', t => {
  t.deepEqual([new Dropout(), new Dropout(0.25)].map(String), ['Dropout(0.5)', 'Dropout(0.25)']);
});
