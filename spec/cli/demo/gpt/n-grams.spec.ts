import test from 'ava';
import { countingLosses } from '../../../../lib/cli/demo/gpt/n-grams.ts';

const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-14;

test('single characters have the probability of their count and one, all counts and ones being the whole', t => {
  // a 4 of 5, b 1 of 5: (4 + 1)/(5 + 2) and (1 + 1)/(5 + 2). The first of the unseen is not foretold.
  const { unigram } = countingLosses([0, 0, 0, 0, 1], [1, 0, 1], 2);
  t.true(near(unigram, -(Math.log(5 / 7) + Math.log(2 / 7)) / 2));
});

test('pairs are backed off to single characters by the number of different followers', t => {
  // After 0: 0 twice and 1 twice, two kinds. After 1: 0 once, one kind. Alone: 0 four times of 6, 1 twice.
  const seen = [0, 0, 0, 1, 0, 1], one = [5 / 9, 3 / 9, 1 / 9] as const;
  const after = (last: number, id: number): number => countingLosses(seen, [last, id], 3).bigram;
  t.true(near(after(0, 0), -Math.log((2 + 2 * one[0]) / (4 + 2))));
  t.true(near(after(0, 1), -Math.log((2 + 2 * one[1]) / (4 + 2))));
  t.true(near(after(1, 2), -Math.log((0 + 1 * one[2]) / (1 + 1))));
});

test('after a character that was never followed by any, a single character is foretold', t => {
  const { unigram, bigram } = countingLosses([0, 1, 0], [2, 0], 3);
  t.is(bigram, unigram);
});

test('the probabilities after each character add up to 1', t => {
  const seen = [0, 1, 2, 0, 2, 2, 1, 0, 0, 3], total = (last: number): number =>
    [0, 1, 2, 3, 4].reduce((sum, id) => sum + Math.exp(-countingLosses(seen, [last, id], 5).bigram), 0);
  for (const last of [0, 1, 2, 3, 4]) t.true(near(total(last), 1), String(last));
});

test('a text of pairs is foretold better by pairs', t => {
  const seen = Array.from({ length: 100 }, (_, k) => k % 2), { unigram, bigram } = countingLosses(seen, seen, 2);
  t.true(near(unigram, Math.log(2)));
  t.true(bigram < 0.02);
});
