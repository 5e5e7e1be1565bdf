import type { History, Score } from '../../training/index.ts';
import { type Curve, drawChart, type Point } from './chart.ts';

/** The texts of two SVG files. */
export interface Curves {
  readonly loss: string;
  readonly accuracy: string;
}

/** The curves of loss and accuracy: each batch, the mean of each epoch, and the unseen samples after it. */
export async function drawCurves(history: History): Promise<Curves> {
  const x = { label: 'step', end: history.steps.length };
  const losses = curvesOf(history, score => Math.max(score.loss, 1e-6));      // a logarithmic scale has no place for 0
  const loss = await drawChart({
    title: 'Loss', x, y: { label: 'cross-entropy, logarithmic', domain: extent(losses), logarithmic: true },
    legend: 'top-right', curves: losses,
  });
  const accuracy = await drawChart({
    title: 'Accuracy', x, y: { label: 'told right, %', domain: [0, 100] }, legend: 'bottom-right',
    curves: curvesOf(history, score => 100 * (score.accuracy ?? NaN)),
  });
  return { loss, accuracy };
}

/** From the lowest point of all to the highest. */
function extent(curves: readonly Curve[]): [number, number] {
  let low = Infinity, high = -Infinity;
  for (const { y } of curves.flatMap(({ points }) => points)) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return [low, high];
}

function curvesOf({ steps, epochs }: History, value: (score: Score) => number): Curve[] {
  const point = (score: Score & { readonly step: number }): Point => ({ x: score.step, y: value(score) });
  const unseen = epochs.flatMap(({ step, validation }) =>
    validation === undefined ? [] : [point({ step, ...validation })]);
  return [
    { name: 'each batch', colour: '#a3b5d1', dots: false, points: steps.map(point) },
    { name: 'mean of an epoch', colour: '#1f5fbf', dots: true, points: epochs.map(point) },
    { name: 'unseen, after an epoch', colour: '#d9480f', dots: true, points: unseen },
  ];
}
