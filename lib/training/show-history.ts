import { accuracyFigure, lossFigure } from './curves.ts';
import type { History } from './history.ts';

/** How far a training went, and how well its last epoch did, in a line. */
export function historyText({ steps, epochs }: History): string {
  const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  const last = epochs.at(-1), count = `${many(steps.length, 'step')}, ${many(epochs.length, 'epoch')}`;
  if (last === undefined) return count;
  const score = (name: string, loss: number, accuracy: number | undefined): string =>
    `${name}loss ${loss.toPrecision(4)}${accuracy === undefined ? '' : `, ${(100 * accuracy).toFixed(1)} % right`}`;
  const { validation } = last, words = [score('', last.loss, last.accuracy)];
  if (validation !== undefined) words.push(score('unseen: ', validation.loss, validation.accuracy));
  return `${count}; the last: ${words.join('; ')}`;
}

/** The curves of loss and accuracy for a notebook; nothing where no step was taken. */
export async function historyHtml(history: History): Promise<{ readonly 'text/html'?: string }> {
  const { steps } = history;
  if (steps.length === 0) return {};
  const figures = [lossFigure(history), ...steps[0]!.accuracy === undefined ? [] : [accuracyFigure(history)]];
  return { 'text/html': (await Promise.all(figures.map(async figure => figure.toHtml()))).join('\n') };
}
