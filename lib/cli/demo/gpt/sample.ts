import type { Layer } from '../../../model/index.ts';
import type { Random } from '../../../random/index.ts';
import { div, exp, shiftToMax, slice, tensor, toTypedArray, withArena } from '../../../tensor/index.ts';

/** How a text is made up. */
export interface SampleOptions {
  /** How many ids to add. */
  readonly length: number;
  /** How many of the last ids the network looks at. */
  readonly context: number;
  /** What the scores are divided by: below 1 likely characters become likelier, above 1 less likely. */
  readonly temperature: number;
  readonly random: Random;
}

/** Goes on with a text, id by id: each is drawn by the probabilities that the network gives after those before it. */
export function sample(model: Layer, begin: readonly number[], options: SampleOptions): number[] {
  const { length, context, temperature, random } = options, ids = [...begin];
  while (ids.length < begin.length + length) {
    ids.push(draw(weightsAfter(model, ids.slice(-context), temperature), random));
  }
  return ids;
}

/** The probabilities of the next id, up to a factor. */
function weightsAfter(model: Layer, ids: readonly number[], temperature: number): ArrayLike<number> {
  return withArena(() => {
    const [Y] = model.forward(tensor([ids])), last = slice(Y, 0, ids.length - 1);        // (1,T,V) → (V)
    return toTypedArray(exp(shiftToMax(div(last, temperature), -1)));
  });
}

/** An index, each as likely as its weight says. */
function draw(weights: ArrayLike<number>, random: Random): number {
  const all = Array.from(weights), total = all.reduce((sum, weight) => sum + weight, 0);
  let left = random.uniform() * total;
  return all.findIndex(weight => (left -= weight) < 0);
}
