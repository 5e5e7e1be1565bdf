import test from 'ava';
import { Canvas } from '../../../lib/training/data/canvas.ts';

const rows = ({ ink, side }: Canvas): string[] => Array.from({ length: side }, (_, y) =>
  [...ink.slice(y * side, (y + 1) * side)].map(value => value.toFixed(1)).join(' '));

test('a line covers what is within its radius, and half of the pixels at its edge', t => {
  const canvas = new Canvas(5);
  canvas.line([1.5, 2.5], [3.5, 2.5], 1, 1);
  t.deepEqual(rows(canvas), [
    '0.0 0.0 0.0 0.0 0.0',
    '0.1 0.5 0.5 0.5 0.1',
    '0.5 1.0 1.0 1.0 0.5',
    '0.1 0.5 0.5 0.5 0.1',
    '0.0 0.0 0.0 0.0 0.0',
  ]);
});

test('a line of no length is a dot', t => {
  const canvas = new Canvas(3);
  canvas.line([1.5, 1.5], [1.5, 1.5], 0.5, 1);
  t.deepEqual(rows(canvas), ['0.0 0.0 0.0', '0.0 1.0 0.0', '0.0 0.0 0.0']);
});

test('where lines cross the darker counts, and what leaves the image is cut off', t => {
  const canvas = new Canvas(3);
  canvas.line([-9, 1.5], [9, 1.5], 0.5, 1);
  canvas.line([1.5, -9], [1.5, 9], 0.3, 1);
  t.deepEqual(rows(canvas), ['0.0 0.8 0.0', '1.0 1.0 1.0', '0.0 0.8 0.0']);
});

test('a cleared canvas is without ink', t => {
  const canvas = new Canvas(3);
  canvas.line([0, 0], [3, 3], 2, 1);
  canvas.clear();
  t.true(canvas.ink.every(value => value === 0));
});
