import { textTable } from '../../../model/text-table.ts';
import type { ClassReport } from '../../../training/index.ts';
import { percent } from '../progress.ts';

/** A line for each digit: how many there were, how many were read right, and what it was taken for. */
export function classTable(reports: readonly ClassReport[]): string {
  const header = ['digit', 'images', 'read right', 'recall', 'precision', 'most often taken for'];
  return textTable(header, reports.map(({ label, count, right, recall, precision, takenFor }) => [
    String(label), String(count), String(right), part(recall), part(precision),
    takenFor === undefined ? '' : `${takenFor.label} (${takenFor.count} ×)`,
  ]));
}

function part(value: number): string {
  return Number.isNaN(value) ? '' : percent(value).trim();
}
