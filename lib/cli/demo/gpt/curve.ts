import { drawChart, type Point } from '../chart.ts';
import type { CountingLosses } from './n-grams.ts';

/** What happened in training: the loss of each step's batch, and on unseen text. */
export interface Losses {
  /** By step, counted from 1. */
  readonly batches: readonly Point[];
  readonly unseen: readonly Point[];
}

/** The curves of the loss, and the two models that count as straight lines: the text of an SVG file. */
export function drawLosses({ batches, unseen }: Losses, { unigram, bigram }: CountingLosses): Promise<string> {
  const end = batches.at(-1)!.x, highest = Math.max(unigram, ...[...batches, ...unseen].map(({ y }) => y));
  const level = (y: number): Point[] => [{ x: 0, y }, { x: end, y }];
  return drawChart({
    title: 'Loss', x: { label: 'step', end }, y: { label: 'cross-entropy, nats per character', domain: [0, highest] },
    legend: 'top-right',
    curves: [
      { name: 'each batch', colour: '#a3b5d1', dots: false, points: batches },
      { name: 'unseen text', colour: '#d9480f', dots: true, points: unseen },
      { name: 'unigrams', colour: '#868e96', dots: false, points: level(unigram) },
      { name: 'bigrams', colour: '#2b8a3e', dots: false, points: level(bigram) },
    ],
  });
}
