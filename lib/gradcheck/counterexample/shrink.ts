import { neg, type Tensor, tensor, toTypedArray, zeros } from '../../tensor/index.ts';
import type { Draw } from './cases.ts';
import { TARGET, tensorsOf, withTensors } from './parts.ts';
import { type Size, withLengths } from './sizes.ts';

/**
 * What is a little smaller than a draw, the most promising first: fewer samples and features, simpler numbers, an
 * upstream gradient that repeats itself, zeros, numbers nearer to zero.
 */
export function* smallerDraws(draw: Draw, sizes: readonly Size[]): Generator<Draw> {
  const { lengths, kind, dY, drawn } = draw;
  const cut = (others: readonly number[]): Draw =>
    ({ ...draw, lengths: others, drawn: withLengths(drawn, sizes, others) });
  if (lengths.filter(length => length > 1).length > 1) yield* bothSigns(cut(lengths.map(() => 1)));
  for (const [k, length] of lengths.entries()) {
    if (length > 1) yield* bothSigns(cut(lengths.with(k, 1)));
    if (length > 2) yield cut(lengths.with(k, length - 1));
  }
  if (kind !== 'whole') {
    yield { ...draw, kind: 'whole' };
    yield { ...draw, kind: 'whole', drawn: withTensors(drawn, (_, old) => neg(old)) };
    // Labels that were drawn for more classes than are left are none.
    const labels = withTensors(drawn, (name, old) => name === TARGET ? zeros(old.shape) : old);
    if (drawn.target !== undefined) yield { ...draw, kind: 'whole', drawn: labels };
  }
  if (kind === 'original') yield { ...draw, kind: 'eighths' };
  if (dY.length > 1 || Math.abs(dY[0]!) > 1) yield { ...draw, dY: [1] };
  for (let count = 1; count < dY.length; count *= 2) yield { ...draw, dY: dY.slice(0, count) };
  for (const smaller of smallerNumbers(dY)) yield { ...draw, dY: smaller };
  if (kind === 'original') return;                           // the numbers that were drawn are not looked at
  const zero = (A: Tensor): boolean => toTypedArray(A).every(x => x === 0);
  if (tensorsOf(drawn).filter(([, A]) => !zero(A)).length > 1) {
    yield { ...draw, drawn: withTensors(drawn, (_, { shape }) => zeros(shape)) };
  }
  for (const [name, numbers] of tensorsOf(drawn)) {
    for (const smaller of smallerNumbers(Array.from(toTypedArray(numbers)))) {
      const changed: Tensor = tensor(smaller, numbers.shape);
      yield { ...draw, drawn: withTensors(drawn, (other, old) => other === name ? changed : old) };
    }
  }
}

/** A mask may be wrong for one sign only, and the number that showed it may have been cut away. */
function* bothSigns(draw: Draw): Generator<Draw> {
  yield draw;
  yield { ...draw, dY: draw.dY.map(k => -k) };
}

/** All of them 0, one of them 0 or positive, or nearer to 0 by one. */
function* smallerNumbers(numbers: readonly number[]): Generator<number[]> {
  if (numbers.filter(x => x !== 0).length > 1) yield numbers.map(() => 0);
  for (const [i, x] of numbers.entries()) {
    if (x !== 0) yield numbers.with(i, 0);
    if (x < 0) yield numbers.with(i, -x);
    if (Math.abs(x) > 1) yield numbers.with(i, x - Math.sign(x));
  }
}
