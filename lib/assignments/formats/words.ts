import type { Graded, PartResult } from '../result.ts';

/** Points as people write them: `3`, `2.5`, `0.3333`. */
export function pointsText(points: number): string {
  return String(Math.round(10_000 * points) / 10_000);
}

/** Whether a part got all its points. */
export function isRight({ points, max }: PartResult): boolean {
  return points >= max;
}

/** What a student reads of a part: what is wrong, what that is called, what to think of. Empty where all is right. */
export function partText({ verdict, problem, reason, hint }: PartResult): string {
  const what = problem ?? (verdict === 'unreached' ? 'Not judged, because what comes before it failed.' : undefined);
  const lines = [what, reason === undefined ? undefined : `Diagnosis: ${reason}.`,
    verdict === 'flagged' ? 'Not settled; the points are given, and a person will look at it.' : undefined,
    hint === undefined ? undefined : `Hint: ${hint}`];
  return lines.filter(line => line !== undefined).join('\n');
}

/** What a student reads of a submission as a whole: why it could not be run, and what it printed. */
export function wholeText({ result: { problem }, output }: Graded): string {
  const printed = output.trim() === '' ? undefined : `It printed:\n${output}`;
  return [problem, printed].filter(line => line !== undefined).join('\n\n');
}

/** A part in a few words: `dW transposed`. */
export function shortText({ name, verdict, reason }: PartResult): string {
  return `${name} ${reason ?? verdict}`;
}
