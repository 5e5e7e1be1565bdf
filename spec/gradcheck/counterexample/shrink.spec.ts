import test from 'ava';
import type { Draw } from '../../../lib/gradcheck/counterexample/cases.ts';
import { smallerDraws } from '../../../lib/gradcheck/counterexample/shrink.ts';
import { tensor, toArray } from '../../../lib/index.ts';

const sizes = [
  { length: 2, slots: [{ tensor: ' X', axis: 0 }] },
  { length: 3, slots: [{ tensor: ' X', axis: 1 }, { tensor: 'c', axis: 0 }] },
];
const draw: Draw = {
  lengths: [2, 3], kind: 'original', dY: [1, -2],
  drawn: { X: tensor([[1, 2, 3], [-1, -2, -3]]), params: { c: tensor([3, 0, -1]) }, fields: {} },
};
const ones: Draw = {
  lengths: [1, 1], kind: 'whole', dY: [1], drawn: { X: tensor([[1]]), params: { c: tensor([0]) }, fields: {} },
};

test('sizes come first, and tensors are cut with them', t => {
  const [first, , samples, , features] = [...smallerDraws(draw, sizes)];
  t.deepEqual([first!.lengths, toArray(first!.drawn.X), toArray(first!.drawn.params['c']!)], [[1, 1], [[1]], [3]]);
  t.deepEqual([samples!.lengths, toArray(samples!.drawn.X)], [[1, 3], [[1, 2, 3]]]);
  t.deepEqual([features!.lengths, toArray(features!.drawn.X)], [[2, 1], [[1], [-1]]]);
});

test('a draw that is cut is tried with the other sign of the upstream gradient, too', t => {
  const [, second] = [...smallerDraws(draw, sizes)];
  t.deepEqual([second!.lengths, second!.dY], [[1, 1], [-1, 2]]);
});

test('numbers go to one, to zero, to the positive, towards zero', t => {
  const numbers = [...smallerDraws({ ...ones, dY: [-3] }, sizes)].map(({ dY }) => dY[0]!).filter(k => k !== -3);
  t.deepEqual(numbers, [1, 0, 3, -2]);
});

test('the numbers of the original case are not drawn, and so do not shrink', t => {
  t.true([...smallerDraws(draw, sizes)].every(({ kind, drawn, lengths }) =>
    kind !== 'original' || lengths.join() !== '2,3' || drawn === draw.drawn));
});

test('comes to an end: the smallest draw has nothing below it', t => {
  let last = draw, steps = 0;
  for (let next: Draw | undefined = draw; next !== undefined; steps++) {
    last = next;
    [next] = [...smallerDraws(next, sizes)];
  }
  t.true(steps < 20);
  t.deepEqual([last.lengths, last.kind, last.dY, toArray(last.drawn.X)], [[1, 1], 'whole', [0], [[0]]]);
});
