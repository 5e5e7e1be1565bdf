import { mul, sameShape, sum, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import { meaningsOf } from './factors.ts';
import type { Hypothesis, Idea } from './hypothesis.ts';

/** The right gradient times a number: −1, the inverse of the batch size, or another one. */
export const scaled: Idea = first => {
  const { claimed, right, name } = first;
  if (!sameShape(claimed.shape, right.shape)) return [];
  const c = multiple(claimed, right);
  return Number.isFinite(c) && c !== 0 ? [{ ...explain(c, name, first), predict: draw => mul(c, draw.right) }] : [];
};

/** A number as it is told: the differences that it may come from are no good for more digits. */
export function told(c: number): string {
  return String(Number(c.toPrecision(6)));
}

/** c in A ≈ c·B: the one for which what is left is smallest. */
export function multiple(A: Tensor, B: Tensor): number {
  return sum(mul(A, B)).item() / sum(mul(B, B)).item();
}

/**
 * What to say of a gradient that is c times the right one.
 * @param what the gradient, or a part of it
 */
export function explain(c: number, what: string, draw: Draw): Omit<Hypothesis, 'predict'> {
  if (Math.abs(c + 1) < 1e-8) return { reason: 'sign', text: `${what} has the wrong sign` };
  const meanings = meaningsOf(c, draw), alike = meanings.map(({ says }) => says).join(', or ');
  if (meanings.length > 0 && meanings.every(({ averages }) => averages)) {
    return { reason: 'mean-for-sum', text: `${what} is ${alike}` };
  }
  const plainly = { 2: 'twice', 0.5: 'half of' }[told(c)] ?? `${told(c)} times`;
  const more = alike === '' ? '' : meanings.length === 1 ? ` (${alike})` : ` (${alike}: not to be told apart here)`;
  return { reason: 'constant-factor', text: `${what} is ${plainly} what it should be${more}` };
}
