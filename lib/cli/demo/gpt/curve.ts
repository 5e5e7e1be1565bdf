import { plot, type PlotCurve } from '../../../plots/index.ts';
import type { CountingLosses } from './n-grams.ts';

/** A step, and the loss there. */
export interface LossAt {
  readonly x: number;
  readonly y: number;
}

/** What happened in training: the loss of each step's batch, and on unseen text. */
export interface Losses {
  /** By step, counted from 1. */
  readonly batches: readonly LossAt[];
  readonly unseen: readonly LossAt[];
}

/** The curves of the loss, and the two models that count as straight lines: the text of an SVG file. */
export function drawLosses({ batches, unseen }: Losses, { unigram, bigram }: CountingLosses): Promise<string> {
  const end = batches.at(-1)!.x, highest = Math.max(unigram, ...[...batches, ...unseen].map(({ y }) => y));
  const curve = (losses: readonly LossAt[]): Pick<PlotCurve, 'x' | 'y'> =>
    ({ x: losses.map(({ x }) => x), y: losses.map(({ y }) => y) });
  return plot({
    title: 'Loss', x: { label: 'step', domain: [0, end] },
    y: { label: 'cross-entropy, nats per character', domain: [0, highest] },
    curves: [
      { name: 'each batch', colour: '#9db3d4', ...curve(batches) },
      { name: 'unseen text', colour: '#e0661c', marks: 'both', ...curve(unseen) },
      { name: 'unigrams', colour: '#8a8f98', x: [0, end], y: [unigram, unigram] },
      { name: 'bigrams', colour: '#2f9e44', x: [0, end], y: [bigram, bigram] },
    ],
  }).toSvg();
}
