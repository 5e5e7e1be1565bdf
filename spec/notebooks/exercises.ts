import { fencesOf } from '../support/markdown.ts';
import { type Cell, hasTag, type Notebook } from './notebook.ts';
import { type Output, textOf } from './output.ts';

/**
 * An exercise is three cells with tags: code with a gap that runs as it is (`exercise`), code that looks at what was
 * filled in (`check`), and, folded in Markdown, the code that fills it (`answer`).
 */
export interface Exercise {
  /** Where its cells stand. */
  readonly gap: number;
  readonly check: number;
  readonly folded: number;
  /** What the cell of the gap is when it is filled. */
  readonly answer: string;
}

/** How the last line that a check prints begins, and whether what it looked at is right. */
const SAYS = [['Right:', true], ['Not yet:', false]] as const;

/**
 * The exercises of a notebook, in order.
 * @throws Error where a part of one is missing, or not in its place.
 */
export function exercisesOf({ cells }: Notebook): readonly Exercise[] {
  const tagged = cells.flatMap((cell, at) => partOf(cell) === undefined ? [] : [{ part: partOf(cell)!, cell, at }]);
  const exercises: Exercise[] = [];
  for (let k = 0; k < tagged.length; k += 3) {
    const [gap, check, folded] = tagged.slice(k, k + 3);
    if (gap?.part !== 'exercise' || check?.part !== 'check' || folded?.part !== 'answer') {
      const cell = [gap, check, folded].find((part, i) => part !== undefined && part.part !== PARTS[i]) ?? gap!;
      throw new Error(`cell ${cell.at} (${cell.part}): an exercise is three cells, tagged exercise, check and answer`);
    }
    exercises.push({ gap: gap.at, check: check.at, folded: folded.at, answer: answerIn(folded.cell, folded.at) });
  }
  return exercises;
}

/** The notebook of somebody who has unfolded every answer and copied it. */
export function withAnswers(notebook: Notebook): Notebook {
  const answers = new Map(exercisesOf(notebook).map(({ gap, answer }) => [gap, answer]));
  const cells = notebook.cells.map((cell, at) => ({ ...cell, source: answers.get(at) ?? cell.source }));
  return { ...notebook, cells };
}

/** Whether a check found it right, by the last line that it prints; `undefined` where that line says neither. */
export function verdictOf(outputs: readonly Output[]): boolean | undefined {
  const line = outputs.map(textOf).join('').trim().split('\n').at(-1)!;
  return SAYS.find(([beginning]) => line.startsWith(beginning))?.[1];
}

const PARTS = ['exercise', 'check', 'answer'];
const partOf = (cell: Cell): string | undefined => PARTS.find(tag => hasTag(cell, tag));

function answerIn({ source }: Cell, at: number): string {
  const fences = fencesOf(source).filter(({ language }) => language === 'ts');
  const folded = /^<details>\n<summary>.+<\/summary>\n\n[^]*\n\n<\/details>$/.test(source.trim());
  if (folded && fences.length === 1) return fences[0]!.text.trimEnd();
  throw new Error(`cell ${at} (answer): wanted <details> with a <summary> and one block of ts in it`);
}
