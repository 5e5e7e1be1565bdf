import test from 'ava';
import { heatMap } from '../../lib/gradcheck/heat-map.ts';
import type { GradientReport } from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

function svg(shape: readonly number[], relative: readonly number[], verdicts?: readonly number[], places?: number[]):
{ titles: string[]; fills: string[]; framed: number; width: number; height: number } {
  const errors = {
    places: Uint32Array.from(places ?? relative.keys()), relative: Float64Array.from(relative),
    verdicts: Uint8Array.from(verdicts ?? relative.map(() => 0)),
  };
  const gradient = { name: 'dW', shape, checked: relative.length, errors } as unknown as GradientReport;
  const picture = parsed(heatMap(gradient).markup).querySelector('svg')!;
  const squares = [...picture.querySelectorAll('rect')].slice(1);              // the first is the pale ground
  return {
    titles: squares.map(square => square.querySelector('title')!.textContent),
    fills: squares.map(square => square.getAttribute('fill')!),
    framed: squares.filter(square => square.getAttribute('stroke') === 'currentColor').length,
    width: Number(picture.getAttribute('width')), height: Number(picture.getAttribute('height')),
  };
}

test('shows each element where it is, with its error', t => {
  const { titles, width, height } = svg([2, 3], [0, 1e-16, 1e-12, 1e-9, 1e-6, 1]);
  t.deepEqual(titles, [
    'dW[0,0]: 0', 'dW[0,1]: 1.0e-16', 'dW[0,2]: 1.0e-12', 'dW[1,0]: 1.0e-9', 'dW[1,1]: 1.0e-6', 'dW[1,2]: 1.0e+0',
  ]);
  t.is(width / height, 3 / 2);
});

test('runs from cold to hot, and no further', t => {
  const { fills } = svg([5], [0, 1e-16, 1e-10, 1e-4, 7]);
  t.is(fills[0], fills[1]);
  t.is(fills[3], fills[4]);
  t.is(new Set(fills).size, 3);
  t.true(fills.every(fill => /^rgb\(\d+,\d+,\d+\)$/.test(fill)));
});

test('frames what is not correct, also an error that is no number', t => {
  const { titles, framed } = svg([3], [1e-16, NaN, 1e-3], [0, 2, 1]);
  t.is(framed, 2);
  t.deepEqual(titles.slice(1), ['dW[1]: not finite, wrong', 'dW[2]: 1.0e-3, inconclusive']);
});

test('leaves out what was not compared', t => {
  t.deepEqual(svg([2, 2], [0], [0], [3]).titles, ['dW[1,1]: 0']);
});

test('draws blocks of a large gradient, each as bad as its worst element', t => {
  const relative = Array.from({ length: 100 * 100 }, (_, k) => k === 4321 ? 0.5 : 0);
  const { titles, framed } = svg([100, 100], relative, relative.map(error => error > 0 ? 2 : 0));
  t.true(titles.length <= 24 * 48);
  t.is(framed, 1);
  t.true(titles.includes('dW[40,21] and its block of 5 × 3: 5.0e-1, wrong'));
});

test('a vector is a row, a number a square, and the leading dimensions run down', t => {
  t.is(svg([], [0]).titles[0], 'dW[]: 0');
  const { width, height } = svg([2, 2, 3], Array(12).fill(0) as number[]);
  t.is(width / height, 3 / 4);
});
