import {
  argmax, checkOptions, equal, formatShape, type Indices, matmul, mean, notEqual, oneHot, sameShape, ShapeError, slice,
  sum, tensor, Tensor, toTypedArray, transpose, where,
} from '../tensor/index.ts';

/** The class that each row of scores speaks for: (…,C) → (…), the first of equals. */
export function classesOf(Y: Tensor): Tensor {
  return argmax(Y, -1);
}

/** Options of {@link accuracy}. */
export interface AccuracyOptions {
  /** The label of rows that do not count, such as padding. None unless said. */
  readonly ignoreIndex?: number | undefined;
}

/**
 * The part of the labels that the scores tell, from 0 to 1; NaN where none counts.
 * @param Y scores (…,C)
 * @param labels (…)
 * @throws {@link ShapeError} where there is not a label for each row of scores.
 */
export function accuracy(Y: Tensor, labels: Indices, options: AccuracyOptions = {}): number {
  checkOptions('accuracy', options, ['ignoreIndex']);
  const told = classesOf(Y), T = labels instanceof Tensor ? labels : tensor(labels);
  if (!sameShape(told.shape, T.shape)) {
    const came = `scores ${formatShape(Y.shape)} with labels ${formatShape(T.shape)}`;
    throw new ShapeError(`accuracy: ${came}; wanted one a row of scores`);
  }
  const right = equal(told, T), { ignoreIndex } = options;
  if (ignoreIndex === undefined) return mean(right).item();
  const counted = notEqual(T, ignoreIndex);
  return sum(where(counted, right, counted)).item() / sum(counted).item();
}

/**
 * How often a sample of each class was told to be of each: (C,C), row i column j counts the samples of class i told to
 * be j. The diagonal is what was told right; row i adds up to the number of samples of class i.
 * @param labels the truth (N), whole numbers from 0 to C − 1
 * @param told what was told (N), such as {@link classesOf} returns
 * @throws RangeError where a number is no class, {@link ShapeError} where there are not as many of one as of the other.
 */
export function confusionMatrix(labels: Indices, told: Indices, classes: number): Tensor {
  return matmul(transpose(oneHot(labels, classes)), oneHot(told, classes));     // (C,N)(N,C) → (C,C)
}

/** How well one class was told. */
export interface ClassReport {
  /** Which class. */
  readonly label: number;
  /** How many samples are of this class. */
  readonly count: number;
  /** How many of them were told to be. */
  readonly right: number;
  /** Of the samples of this class, the part told to be of it (also: its accuracy). NaN where there is none. */
  readonly recall: number;
  /** Of the samples told to be of this class, the part that is. NaN where there is none. */
  readonly precision: number;
  /** The class that it was most often taken for; nothing where it never was. */
  readonly takenFor?: Confusion;
}

/** What a class was taken for. */
export interface Confusion {
  /** The other class. */
  readonly label: number;
  /** How often. */
  readonly count: number;
}

/** A report for each class, from a {@link confusionMatrix} (C,C). */
export function classReports(confusion: Tensor): ClassReport[] {
  const counts = toTypedArray(sum(confusion, 1)), told = toTypedArray(sum(confusion, 0));
  return Array.from(counts, (count, label) => {
    const row = [...toTypedArray(slice(confusion, label))], right = row[label]!;
    const wrong = row.with(label, 0), most = Math.max(...wrong);
    return {
      label, count, right,
      recall: right / count,
      precision: right / told[label]!,
      ...(most > 0 ? { takenFor: { label: wrong.indexOf(most), count: most } } : {}),
    };
  });
}
