import test from 'ava';
import { type Colour, coloured, refined } from '../../docs/stepper/field.ts';
import { indicesOf, placeOf } from '../../docs/stepper/pick.ts';
import { decades, means } from '../../docs/stepper/scale.ts';
import { zeros } from '../../lib/tensor/index.ts';

// What the pictures of the stepper are made of.

const red: Colour = [200, 0, 0], blue: Colour = [0, 0, 200], white: Colour = [255, 255, 255], black: Colour = [0, 0, 0];
/** The pixels of a picture, each as red, green, blue. */
const pixelsOf = (field: readonly number[], size: number): readonly (readonly number[])[] => {
  const pixels = coloured(refined(Float32Array.from(field), 2, size), [red, blue], white, black);
  return Array.from({ length: size * size }, (_, at) => [...pixels.subarray(4 * at, 4 * at + 3)]);
};

test('a field of one class is of its colour, paler where it is less sure, and without a line', t => {
  const [sure] = pixelsOf([1, 0, 1, 0, 1, 0, 1, 0], 4);
  const [unsure] = pixelsOf([0.6, 0.4, 0.6, 0.4, 0.6, 0.4, 0.6, 0.4], 4);
  t.true(sure![0]! > sure![1]! && sure![1] === sure![2]);
  t.true(unsure![1]! > sure![1]!);
  t.true(pixelsOf([1, 0, 1, 0, 1, 0, 1, 0], 4).every(pixel => pixel[1] === sure![1]));
});

test('a line is drawn where two classes meet, and between the places probabilities are interpolated', t => {
  // left red, right blue, in two columns; the line lies in the middle of eight pixels
  const rows = pixelsOf([1, 0, 0, 1, 1, 0, 0, 1], 8);
  for (let row = 0; row < 8; row++) {
    const line = rows.slice(8 * row, 8 * row + 8).map(([r, g, b]) => r === 0 && g === 0 && b === 0);
    t.deepEqual(line, [false, false, false, true, false, false, false, false]);
  }
});

test('every pixel is opaque', t => {
  const pixels = coloured(refined(Float32Array.from([1, 0]), 2, 3), [red, blue], white, black);
  t.deepEqual([...pixels].filter((_, k) => k % 4 === 3), Array.from({ length: 9 }, () => 255));
});

test('the mean of an epoch is that of its steps, and an epoch that is not through has none', t => {
  t.deepEqual(means([1, 3, 5, 7, 100], 2), [2, 6]);
  t.deepEqual(means([], 10), []);
});

test('the scale reaches from the power of ten below to the one above, at least from 0.1 to 1', t => {
  t.deepEqual(decades([0.5]), [-1, 0]);
  t.deepEqual(decades([]), [-1, 0]);
  t.deepEqual(decades([0.02, 30, 0, NaN, Infinity]), [-2, 2]);
});

test('indices and place of an element belong to each other', t => {
  const A = zeros([3, 4]), b = zeros([5]), L = zeros([]);
  for (const tensor of [A, b, L]) {
    for (let at = 0; at < tensor.size; at++) {
      t.is(placeOf({ layer: 0, label: 'dW', index: indicesOf(at, tensor) }, tensor), at);
    }
  }
  t.deepEqual(indicesOf(7, A), [1, 3]);
  t.is(placeOf({ layer: 0, label: 'dW', index: [3, 0] }, A), undefined);
  t.is(placeOf({ layer: 0, label: 'dW', index: [1] }, A), undefined);
});
