import test from 'ava';
import { allExcerpts, drawExcerpts, holdBack } from '../../../../lib/cli/demo/gpt/excerpts.ts';
import { Random, toArray } from '../../../../lib/index.ts';

const ids = Array.from({ length: 100 }, (_, k) => k);

test('the last tenth is held back, as far as it makes whole excerpts and the character after them', t => {
  t.deepEqual(holdBack(ids, 3, 'x'), { seen: ids.slice(0, 90), unseen: ids.slice(90) });
  t.deepEqual(holdBack(ids, 4, 'x').unseen, ids.slice(90, 99));
  t.is(holdBack(ids, 9, 'x').unseen.length, 10);
});

test('a text too short for the context is refused', t => {
  t.throws(() => holdBack(ids, 10, 'notes.txt'), { instanceOf: RangeError, message: /^notes\.txt: 100 characters, .* which is 10$/ });
});

test('what is to be foretold is one character ahead', t => {
  const { X, T } = drawExcerpts(ids, 50, 4, new Random(1)), targets = toArray(T) as number[][];
  for (const [n, row] of (toArray(X) as number[][]).entries()) {
    t.deepEqual(row, ids.slice(row[0], row[0]! + 4));
    t.deepEqual(targets[n], row.map(id => id + 1));
  }
});

test('excerpts are drawn from all of a text', t => {
  const firsts = (toArray(drawExcerpts(ids, 3000, 4, new Random(1)).X) as number[][]).map(([first]) => first!);
  t.is(Math.min(...firsts), 0);
  t.is(Math.max(...firsts), 95);               // its last character to be foretold is the text's last
  t.is(new Set(firsts).size, 96);
});

test('all excerpts of a text foretell each character after the first once', t => {
  const { X, T } = allExcerpts(ids.slice(0, 9), 4);
  t.deepEqual(toArray(X), [[0, 1, 2, 3], [4, 5, 6, 7]]);
  t.deepEqual(toArray(T), [[1, 2, 3, 4], [5, 6, 7, 8]]);
});
