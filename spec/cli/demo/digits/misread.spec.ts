import test from 'ava';
import { tensor } from '../../../../lib/index.ts';
import { drawMisread, findMisread, fitting } from '../../../../lib/cli/demo/digits/misread.ts';

const images = tensor([
  [[1, 0], [0, 1], [1, 1]],
  [[0.2, 0.5], [0, 0.1], [0.4, 0]],
  [[0, 0], [0, 0], [0, 0]],
]);

test('the images whose label is not what was told are found, in order, and no more than asked for', t => {
  const found = findMisread(images, tensor([1, 2, 3]), tensor([7, 2, 5]), 5);
  t.deepEqual(found.map(({ told, label }) => [told, label]), [[7, 1], [5, 3]]);
  t.is(findMisread(images, tensor([1, 2, 3]), tensor([7, 7, 7]), 2).length, 2);
  t.is(findMisread(images, tensor([1, 2, 3]), tensor([1, 2, 3]), 2).length, 0);
});

test('two rows of pixels make a line, faint paper is left out, and images stand side by side', t => {
  const misread = findMisread(images, tensor([1, 2, 3]), tensor([7, 4, 3]), 2);
  t.deepEqual(drawMisread(misread).split('\n'), [
    'read 7, is 1   read 4, is 2',
    '▀▄              ▀',
    '▀▀             ▀',
  ]);
});

test('as many fit as the columns allow, and at least one', t => {
  t.is(fitting(100, 28), 3);
  t.is(fitting(90, 28), 3);
  t.is(fitting(89, 28), 2);
  t.is(fitting(10, 28), 1);
});
