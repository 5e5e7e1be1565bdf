import { abs, max, mul, notEqual, sub, sum, type Tensor, where } from '../tensor/index.ts';

const UNIT_ROUNDOFF = 2 ** -53;

/** How many times finer the next step is that is tried. */
export const FINER = 32;

/** A numeric derivative, and how far to believe it. */
export interface Numeric {
  readonly value: number;
  /** A bound of its error: what is left of the step, and rounding. */
  readonly error: number;
  /** The part of it that is rounding. */
  readonly rounding: number;
}

/**
 * The derivative of L = ⟨Y, R⟩ by one number x, from central differences over the steps h, h/2 and h/4. Each column of
 * the tableau removes one more even power of the step (Romberg 1955); what the last column changed bounds what is left.
 *
 * Y₊ − Y₋ is multiplied by R before it is summed, so that outputs which x does not reach contribute exactly nothing,
 * neither value nor rounding.
 * @param evaluate Y with x in place of the number
 * @param x the number
 * @param R the upstream gradient, of Y's shape
 * @param h the largest step
 */
export function derivative(evaluate: (x: number) => Tensor, x: number, R: Tensor, h: number): Numeric {
  const differences = [h, h / 2, h / 4].map(step => central(evaluate, x, step, R));
  const [D1, D2, D3] = differences.map(({ slope }) => slope) as [number, number, number];
  const R1 = (4 * D2 - D1) / 3, R2 = (4 * D3 - D2) / 3;
  const value = (16 * R2 - R1) / 15;
  const size = differences[2]!.magnitude + Math.abs(x) * (Math.abs(value) + max(abs(R)).item());
  // 32: a sum inside the layer loses more than its result's last digit; enough in thousands of random layers
  const rounding = 32 * UNIT_ROUNDOFF * size / (h / 4);
  return { value, error: Math.abs(value - R2) + rounding, rounding };
}

/**
 * The steps to try, largest first: powers of two, so that x ± h are exact or nearly so, and in proportion to x where x
 * is large. The first serves smooth functions; the smaller ones, at which rounding costs digits, reach between a number
 * and a kink beside it.
 */
export function stepsFor(x: number): number[] {
  const h = 2 ** (Math.floor(Math.log2(Math.max(1, Math.abs(x)))) - 8);
  return [h, h / FINER, h / FINER ** 2];
}

/**
 * The slopes to the left and to the right of x, where they stay apart as the step shrinks: a kink. In a smooth function
 * their distance shrinks with the step.
 * @param h a step at which the derivative could not be settled
 * @param noise how far apart rounding alone may put them
 * @returns nothing where there is no kink
 */
export function kinkAt(evaluate: (x: number) => Tensor, x: number, R: Tensor, h: number,
  noise: number): [left: number, right: number] | undefined {
  const here = evaluate(x);
  const sides = (step: number): [left: number, right: number] => [
    inner(sub(here, evaluate(x - step)), R) / step,
    inner(sub(evaluate(x + step), here), R) / step,
  ];
  const [left, right] = sides(h / 4), [farLeft, farRight] = sides(h);
  const jump = Math.abs(right - left);
  const stays = jump > Math.abs(farRight - farLeft) / 2 && jump > noise;
  return stays ? [left, right] : undefined;
}

/** ⟨Y₊ − Y₋, R⟩/2h, and the size of the terms it is made of: Σ|Y∘R| over the outputs that x visibly reaches. */
function central(evaluate: (x: number) => Tensor, x: number, h: number, R: Tensor):
{ slope: number; magnitude: number } {
  const up = evaluate(x + h), down = evaluate(x - h), terms = abs(mul(up, R));
  const reached = where(notEqual(up, down), terms, 0);
  // The largest term counts in any case: an output may have changed by less than its last digit.
  return { slope: inner(sub(up, down), R) / (2 * h), magnitude: sum(reached).item() + max(terms).item() };
}

/** ⟨A, B⟩ = Σ A∘B. */
function inner(A: Tensor, B: Tensor): number {
  return sum(mul(A, B)).item();
}
