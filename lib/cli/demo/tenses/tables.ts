import { textTable } from '../../../model/text-table.ts';
import { type Tensor, slice, toTypedArray } from '../../../tensor/index.ts';
import type { ClassReport } from '../../../training/index.ts';
import { percent } from '../progress.ts';
import { TENSES } from './conjugate.ts';
import type { Judged } from './judge.ts';

const PERSONS = ['yo', 'tú', 'él, ella', 'nosotros', 'vosotros', 'ellos'];

/** A line for each tense: what its forms were told to be, and which part of them was told right. */
export function confusionTable(confusion: Tensor, reports: readonly ClassReport[]): string {
  const header = ['is', ...TENSES.map(tense => `told\n${tense}`), 'recall', 'precision'];
  return textTable(header, reports.map(({ label, recall, precision }) =>
    [TENSES[label]!, ...[...toTypedArray(slice(confusion, label))].map(String), part(recall), part(precision)]));
}

/** A line for each form, with the probability of each tense. */
export function formTable(judged: readonly Judged[]): string {
  const header = ['form', 'of', 'person', ...TENSES.map(tense => tense.replace('conditional', 'cond.')), 'is'];
  return textTable(header, judged.map(({ text, infinitive, person, probabilities, tenses }) => [
    text, infinitive, PERSONS[person]!,
    ...probabilities.map(share => `${Math.round(100 * share)} %`.padStart(5)),
    tenses.map(tense => TENSES[tense]).join(', '),
  ]));
}

/** In percent, of one width; nothing where there is nothing of which it would be a part. */
function part(value: number): string {
  return Number.isNaN(value) ? '' : percent(value).padStart(8);
}
