import type { Precision } from './task.ts';

/** What a peer computed before it was measured. */
export interface Computed {
  readonly name: string;
  readonly dtype: Precision;
  readonly values: readonly number[];
}

/** How far two peers may be apart, relative to the value: thousands of roundings, and no step that is another one. */
export const TOLERANCE: Readonly<Record<Precision, number>> = { float32: 1e-4, float64: 1e-10 };

/** Those who do not compute what the reference computes, each with a sentence that says so. */
export function disagreements(reference: Computed, others: readonly Computed[]): ReadonlyMap<string, string> {
  return new Map(others.flatMap(({ name, dtype, values }) => {
    if (values.length !== reference.values.length) {
      return [[name, `${name} gave ${values.length} values, ${reference.name} ${reference.values.length}`]];
    }
    const at = values.findIndex((value, k) => !agree(value, reference.values[k]!, TOLERANCE[dtype]));
    return at < 0 ? [] : [[name, `${name} has ${values[at]} where ${reference.name} has ${reference.values[at]}`]];
  }));
}

/** NaN agrees with nothing. */
function agree(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.abs(b);
}
