import { permutation, Random } from '../../../random/index.ts';
import { conjugate, TENSES } from './conjugate.ts';
import { allVerbs, type Verb } from './verbs.ts';

/** One form of a verb. */
export interface Form {
  readonly text: string;
  readonly infinitive: string;
  /** Its place among the six of a tense: yo, tú, él, nosotros, vosotros, ellos. */
  readonly person: number;
  /** The tense's place among the five. */
  readonly tense: number;
}

/** Forms to learn from, and those of verbs that the network never sees while it learns. */
export interface Split {
  readonly seen: readonly Form[];
  readonly unseen: readonly Form[];
}

/** The part of the verbs that is held back. */
const HELD_BACK = 1 / 5;

/** All forms of all verbs. Whole verbs are held back, drawn at random, the regular and the irregular alike. */
export function prepareForms(seed: number): Split {
  const verbs = allVerbs(), order = permutation(verbs.length, new Random(seed)).map(k => verbs[k]!);
  const held = Math.round(verbs.length * HELD_BACK);
  return { unseen: order.slice(0, held).flatMap(formsOf), seen: order.slice(held).flatMap(formsOf) };
}

function formsOf({ infinitive, change }: Verb): Form[] {
  const conjugation = conjugate(infinitive, change);
  return TENSES.flatMap((name, tense) =>
    conjugation[name].map((text, person) => ({ text, infinitive, person, tense })));
}

/** For each spelling, how many of the forms are of each tense. */
export function spellings(forms: readonly Form[]): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, readonly number[]>();
  for (const { text, tense } of forms) {
    counts.set(text, (counts.get(text) ?? TENSES.map(() => 0)).map((count, k) => k === tense ? count + 1 : count));
  }
  return counts;
}

/** The highest part of the forms whose tense can be told by the spelling alone: of each, the most frequent tense. */
export function ceiling(forms: readonly Form[]): number {
  let right = 0;
  for (const counts of spellings(forms).values()) right += Math.max(...counts);
  return right / forms.length;
}
