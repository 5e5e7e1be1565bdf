/** The mean of each so many numbers in a row; what is left at the end has none yet. */
export function means(values: readonly number[], count: number): readonly number[] {
  return Array.from({ length: Math.floor(values.length / count) }, (_, k) =>
    values.slice(count * k, count * (k + 1)).reduce((a, b) => a + b, 0) / count);
}

/** The powers of ten between which numbers lie, at least 0.1 and 1. */
export function decades(values: readonly number[]): readonly [low: number, high: number] {
  const logs = values.filter(value => value > 0 && Number.isFinite(value)).map(value => Math.log10(value));
  return [
    Math.floor(logs.reduce((a, b) => Math.min(a, b), -1)), Math.ceil(logs.reduce((a, b) => Math.max(a, b), 0)),
  ];
}
