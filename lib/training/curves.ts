import { type Figure, plot, type PlotCurve } from '../plots/index.ts';
import type { History, Score } from './history.ts';

/** The curves of the loss: each batch, the mean of each epoch, and the unseen samples after it. */
export function lossFigure(history: History): Figure {
  return plot({
    title: 'Loss', x: axisOf(history), y: { label: 'loss, logarithmic', logarithmic: true },
    curves: curvesOf(history, ({ loss }) => Math.max(loss, 1e-6)),            // a logarithmic scale has no place for 0
  });
}

/** The curves of the accuracy, likewise; for a training whose targets are labels. */
export function accuracyFigure(history: History): Figure {
  return plot({
    title: 'Accuracy', x: axisOf(history), y: { label: 'told right, %', domain: [0, 100] },
    curves: curvesOf(history, ({ accuracy = NaN }) => 100 * accuracy),
  });
}

const axisOf = ({ steps }: History) => ({ label: 'step', domain: [0, steps.length] }) as const;

function curvesOf({ steps, epochs }: History, value: (score: Score) => number): PlotCurve[] {
  const unseen = epochs.flatMap(({ step, validation }) => validation === undefined ? [] : [{ step, ...validation }]);
  const groups = [
    { name: 'each batch', colour: '#9db3d4', marks: 'line', scores: steps },
    { name: 'mean of an epoch', colour: '#3b7dd8', marks: 'both', scores: epochs },
    { name: 'unseen, after an epoch', colour: '#e0661c', marks: 'both', scores: unseen },
  ] as const;
  return groups.filter(({ scores }) => scores.length > 0)
    .map(({ scores, ...look }) => ({ ...look, x: scores.map(({ step }) => step), y: scores.map(value) }));
}
