import fc from 'fast-check';
import { type LabelLossOptions, tensor, type Tensor } from '../../lib/index.ts';

/** Labels for the rows of scores (N,…,C), some of them ignored. */
export interface LabelCase {
  /** The shape of the scores: (N,C), (N,T,C). */
  readonly shape: number[];
  /** A label a row: (N), (N,T). */
  readonly labels: Tensor;
  /** The reduction, and which label is ignored: one that is no class, or one that is, or none. */
  readonly options: LabelLossOptions;
  readonly seed: number;
}

const size = fc.integer({ min: 1, max: 3 });

/** Labels of samples and of sequences, with and without one that is ignored; one row counts in any case. */
export const labelCases: fc.Arbitrary<LabelCase> = fc.record({
  rows: fc.array(size, { minLength: 1, maxLength: 2 }), C: fc.integer({ min: 1, max: 4 }),
  ignored: fc.constantFrom('none', 'no class', 'a class'), reduction: fc.constantFrom('mean' as const, 'sum' as const),
  seed: fc.nat(),
}).chain(({ rows, C, ignored, reduction, seed }) => {
  const count = rows.reduce((n, length) => n * length, 1), ignoreIndex = ignored === 'a class' && C > 1 ? 0 : -100;
  const label = fc.integer({ min: 0, max: C - 1 });
  const any = ignored === 'none' ? label : fc.oneof(label, fc.constant(ignoreIndex));
  const labels = fc.array(any, { minLength: count, maxLength: count }).map(all => [C - 1, ...all.slice(1)]);
  return labels.map(all => ({
    shape: [...rows, C], labels: tensor(all, rows), seed,
    options: { reduction, ...ignored !== 'none' && { ignoreIndex } },
  }));
});
