import { withoutCode } from './markdown.ts';

/** The labels of a note's steps, `\tag*{[dW]}`, in order. */
export function labelsOfNote(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(/\\tag\*\{\[(\w+)\]\}/g)].map(([, label]) => label!);
}

/** The labels of lines of code: what a comment begins with, `// [dW] …`. */
export function labelsOfCode(text: string): readonly string[] {
  return [...text.matchAll(/\/\/ \[(\w+)\]/g)].map(([, label]) => label!);
}

/**
 * What is missing on either side: a label of the code that no step of the note has, and a step of the note that is on
 * no line. A label that two steps have is wanted on two lines; one step may take several lines.
 */
export function lostLabels(
  [note, steps]: readonly [name: string, labels: readonly string[]],
  [file, lines]: readonly [name: string, labels: readonly string[]],
): readonly string[] {
  const count = (labels: readonly string[], label: string): number => labels.filter(other => other === label).length;
  const stands = (label: string): string =>
    `[${label}] stands ${count(steps, label)}× in ${note} and ${count(lines, label)}× in ${file}`;
  return [...new Set([...steps, ...lines])]
    .filter(label => count(lines, label) < count(steps, label) || !steps.includes(label))
    .map(stands);
}
