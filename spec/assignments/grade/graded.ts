import type { Graded, PartResult } from '../../../lib/assignments/result.ts';

/** A part that was found right, or as `change` says. */
export function partOf(name: string, max: number, change: Partial<PartResult> = {}): PartResult {
  return { name, verdict: 'right', points: max, max, ...change };
}

/** A part that was found wrong. */
export function wrongPart(name: string, max: number, change: Partial<PartResult> = {}): PartResult {
  return partOf(name, max, { verdict: 'wrong', points: 0, problem: `${name} is wrong`, ...change });
}

/** A graded submission of these parts, with the points that they have together. */
export function gradedOf(name: string, parts: readonly PartResult[], change: Partial<Graded> = {},
  result: Partial<Graded['result']> = {}): Graded {
  const sum = (points: readonly number[]): number => points.reduce((total, value) => total + value, 0);
  return {
    name, files: [name], output: '', fingerprint: name, seconds: 0.25,
    result: {
      assignment: 'linear', parts, suspicions: [],
      points: sum(parts.map(({ points }) => points)), max: sum(parts.map(({ max }) => max)), ...result,
    },
    ...change,
  };
}
