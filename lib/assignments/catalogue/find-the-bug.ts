import type { PlantedError } from '../handout/prepare.ts';
import type { Entry } from './entry.ts';
import { drawn, handoutsOf } from '../handout/packaged.ts';

/** What a set of planted errors is made of. */
export interface BugSet {
  /** The assignment whose layer it is. */
  readonly of: Entry;
  /** The layer's name in the title. */
  readonly name: string;
  readonly points: Readonly<Record<string, number>>;
  readonly errors: readonly PlantedError[];
}

/** An assignment in which a whole layer is given, with one error in it, which a seed draws from the set. */
export function findTheBug({ of: { assignment, recipe }, name, points, errors }: BugSet): Entry {
  const id = `find-the-bug-${assignment.id}`, own = { ...recipe, id, omit: [], errors };
  const { handout, hints, extremes: _, ...rest } = assignment;
  return {
    recipe: own,
    assignment: {
      ...rest, id, points, needs: [assignment.id],
      title: `Find the bug: ${name}`,
      handout: { ...handout, steps: STEPS, source: (seed = 1) => drawn(handoutsOf(own), seed) },
      hints: Object.fromEntries(Object.keys(points).map(part => [part, hints[part] ?? ELSEWHERE])),
    },
  };
}

const ELSEWHERE = 'Compare the line with your own derivation: every factor, every sum, and what is transposed.';

const STEPS = [
  'This layer has one error, in one line. Have it checked, and read which gradients are wrong and which are right. '
  + 'Which lines can have done that, and which not?',
  'Look at the smallest failing example. Calculate its gradient on paper, and compare: is it a factor, a sign, a '
  + 'place?',
  'Derive the line that you suspect. Which term of your derivation is missing in it, or stands in it wrongly?',
  'Repair that line and no other, and have it checked again.',
  'Write a comment above it: what was wrong, and for which inputs one would not have noticed.',
];
