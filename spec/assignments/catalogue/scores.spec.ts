import test from 'ava';
import { hugeScores, labels, scores } from '../../../lib/assignments/catalogue/scores.ts';
import { abs, exp, max, Random, toArray } from '../../../lib/index.ts';

test('labels are classes', t => {
  const drawn = toArray(labels(200, 3, new Random(1))) as number[];
  t.deepEqual([...new Set(drawn)].sort(), [0, 1, 2]);
});

test('scores have a label a row, and no more classes than columns', t => {
  for (let seed = 0; seed < 50; seed++) {
    const { X, target } = scores(new Random(seed)), [N, C] = X.shape as [number, number];
    t.deepEqual(target!.shape, [N]);
    t.true(max(target!).item() < C);
    t.not(N, C);
  }
});

test('the exponentials of huge scores overflow', t => {
  for (const { X, target } of hugeScores(new Random(1))) {
    t.is(max(exp(X)).item(), Infinity);
    t.true(max(abs(X)).item() > 1000);
    t.deepEqual(target!.shape, [3]);
  }
});
