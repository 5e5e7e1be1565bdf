import { Softmax } from '../../../layers/index.ts';
import type { Layer } from '../../../model/index.ts';
import { predict } from '../../../training/index.ts';
import { type Tensor, toTypedArray } from '../../../tensor/index.ts';
import { type Form, spellings } from './data.ts';

/** What the network says of a form. */
export interface Judged extends Form {
  /** The probability of each tense. */
  readonly probabilities: readonly number[];
  /** The most probable. */
  readonly told: number;
  /** All tenses that are spelled so, of the verbs that are judged: two of *hablamos*. */
  readonly tenses: readonly number[];
}

/** What the network says of each form; X is their features. */
export function judge(model: Layer, X: Tensor, forms: readonly Form[]): Judged[] {
  const [P] = new Softmax().forward(predict(model, X)), flat = [...toTypedArray(P)], counts = spellings(forms);
  const width = flat.length / forms.length;
  return forms.map((form, n) => {
    const probabilities = flat.slice(n * width, (n + 1) * width);
    const told = probabilities.indexOf(Math.max(...probabilities));
    const tenses = [...counts.get(form.text)!.entries()].flatMap(([tense, count]) => count > 0 ? [tense] : []);
    return { ...form, probabilities, told, tenses };
  });
}

/** Some of what was judged, to look at. */
export interface Examples {
  /** One person's forms of a verb, all told right, a tense each. */
  readonly right: readonly Judged[];
  /** Spellings of two tenses or more, each once. */
  readonly ambiguous: readonly Judged[];
  /** Told wrong although only one tense is spelled so, each once, those that the network was surest of first. */
  readonly wrong: readonly Judged[];
}

/** Whether the spelling is of two tenses or more. */
export function isAmbiguous({ tenses }: Judged): boolean {
  return tenses.length > 1;
}

/** Picks examples, of the ambiguous and the wrong at most so many. */
export function examples(judged: readonly Judged[], most: number): Examples {
  const sure = ({ probabilities, told }: Judged): number => probabilities[told]!;
  const wrong = once(judged.filter(form => form.told !== form.tense && !isAmbiguous(form)));
  return {
    right: oneVerb(judged), ambiguous: once(judged.filter(isAmbiguous)).slice(0, most),
    wrong: wrong.toSorted((a, b) => sure(b) - sure(a)).slice(0, most),
  };
}

/** One of each spelling. */
function once(judged: readonly Judged[]): readonly Judged[] {
  return [...new Map(judged.map(form => [form.text, form])).values()];
}

/** The first verb and person whose five forms were told right, and are spelled alike in no two tenses. */
function oneVerb(judged: readonly Judged[]): readonly Judged[] {
  const fiveOf = ({ infinitive, person }: Judged): readonly Judged[] =>
    judged.filter(form => form.infinitive === infinitive && form.person === person);
  const clear = judged.find(form => fiveOf(form).every(one => one.told === one.tense && !isAmbiguous(one)));
  return clear === undefined ? [] : fiveOf(clear);
}
