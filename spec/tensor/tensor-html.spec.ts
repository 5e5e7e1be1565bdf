import test from 'ava';
import {
  arange, cast, greater, neg, ones, reshape, scalar, slice, tensor, Tensor, transpose, withArena, zeros,
} from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

const display = (shown: Tensor): Record<string, string> =>
  (shown as unknown as { [key: symbol]: () => Record<string, string> })[Symbol.for('Jupyter.display')]!();
const rows = (shown: Tensor): string[][] => [...parsed(display(shown)['text/html']!).querySelectorAll('tr')]
  .map(row => [...row.querySelectorAll('td')].map(({ textContent }) => textContent.trim()));
const grounds = (shown: Tensor): string[] => [...parsed(display(shown)['text/html']!).querySelectorAll('td')]
  .map(cell => /background: ([^;]*)/.exec(cell.getAttribute('style')!)![1]!);

test('a matrix is a table of its rows, a vector a row, a number a cell', t => {
  t.deepEqual(rows(tensor([[1, 2], [3, 4.5]])), [['1.', '2.'], ['3.', '4.5']]);
  t.deepEqual(rows(tensor([1, 2])), [['1.', '2.']]);
  t.deepEqual(rows(scalar(7)), [['7.']]);
});

test('a view is shown as what it is', t => {
  const A = reshape(arange(6), [2, 3]);
  t.deepEqual(rows(transpose(A)), [['0.', '3.'], ['1.', '4.'], ['2.', '5.']]);
  t.deepEqual(rows(slice(A, [0, 2], 1)), [['1.', '4.']]);
});

test('the plain text is what console.log shows', t => {
  t.is(display(tensor([[1, 2]]))['text/plain'], 'tensor([[1., 2.]])');
});

test('the ground is the stronger the larger a number is, in one colour above 0 and another below', t => {
  const [zero, half, one, minus] = grounds(tensor([0, 0.5, 1, -1]));
  t.is(zero, 'none');
  t.regex(one!, /^rgba\(48,112,190,0\.55/);
  t.regex(half!, /^rgba\(48,112,190,0\.275/);
  t.regex(minus!, /^rgba\(214,88,20,0\.55/);
});

test('what is not finite is shown, and does not pale the others', t => {
  t.deepEqual(rows(tensor([NaN, Infinity, 1])), [['nan', 'inf', '1.']]);
  t.is(grounds(tensor([NaN, -Infinity, 1])).filter(ground => ground.includes('0.55')).length, 2);
});

test('many rows or columns are left out in the middle, as in the text', t => {
  const shown = rows(neg(reshape(arange(21 * 13), [21, 13])));
  t.is(shown.length, 7);
  t.deepEqual(shown[3], Array<string>(7).fill('…'));
  t.deepEqual(shown[6], ['-260.', '-261.', '-262.', '…', '-270.', '-271.', '-272.']);
});

test('shape and dtype are told, float64 being the usual one', t => {
  const title = (shown: Tensor) => parsed(display(shown)['text/html']!).querySelector('div div')!.textContent;
  t.is(title(ones([2, 3])), 'tensor (2,3)');
  t.is(title(cast(ones([2]), 'float32')), 'tensor (2), float32');
  t.deepEqual(rows(greater(tensor([1, -1]), 0)), [['True', 'False']]);
});

test('three dimensions, and no elements, are shown as text alone', t => {
  t.deepEqual(Object.keys(display(zeros([2, 2, 2]))), ['text/plain']);
  t.deepEqual(Object.keys(display(zeros([0, 2]))), ['text/plain']);
});

test('a tensor that is gone, or was never there, can still be shown', t => {
  const gone = withArena(() => ({ A: ones([2]) })).A;
  t.deepEqual(Object.keys(display(gone)), ['text/plain']);
  t.regex(display(gone)['text/plain']!, /^Tensor \(gone/);
  t.deepEqual(display(Tensor.none), { 'text/plain': 'Tensor.none' });
});
