import type { Draw } from './draw.ts';
import { numbersIn } from './options.ts';

/** What a factor may be. */
export interface Meaning {
  readonly value: number;
  readonly says: string;
  /** Whether it makes a mean of a sum over the batch. */
  readonly averages: boolean;
}

/** How far a factor may be from what it is taken for: it is a quotient of gradients good to ten digits. */
const CLOSE = 1e-8;

/** Everything that a wrong factor may be. Several, where sizes coincide: at N = 2, a mean is half of the sum. */
export function meaningsOf(c: number, draw: Draw): Meaning[] {
  const plain = [{ value: 2, says: 'a factor 2' }, { value: 1 / 2, says: 'a factor ½' }];
  const found = [...plain, ...sizes(draw), ...fields(draw)].filter(({ value }) => Math.abs(c / value - 1) < CLOSE);
  const told = found.length === 1 && plain.some(({ value }) => value === found[0]!.value) ? [] : found;
  return told.map(meaning => ({ averages: false, ...meaning }));
}

type Candidate = Omit<Meaning, 'averages'> & Partial<Meaning>;

/** The sizes of the input, and one over each. */
function sizes(draw: Draw): Candidate[] {
  const { X: { shape, size }, parts: { wholeInput } } = draw, [N = 1] = shape;
  const row = wholeInput ? 1 : shape.at(-1) ?? 1;            // each id is a sample
  const parameter = !('input' in draw.parts.place);
  const batches = new Set(shape.length < 2 ? [] : [N, size / row]);
  const everywhere = parameter ? perChannel(draw) : 1;
  const others = new Map(parameter ? [] : [[row, 'the length of a row'], [size, 'the number of elements']]);
  return [
    ...[...batches].flatMap(n => [
      { value: n, says: `N = ${n}, the batch size` },
      { value: 1 / n, ...parameter
        ? { says: `the mean over the batch, N = ${n}, instead of the sum`, averages: true }
        : { says: `1/N, N = ${n} the batch size` } },
    ]),
    ...batches.has(everywhere) ? [] : [{
      value: 1 / everywhere, averages: true,
      says: `the mean over samples and places, ${everywhere} in all, instead of the sum`,
    }],
    ...[...others].filter(([n]) => !batches.has(n)).flatMap(([n, what]) => [
      { value: n, says: `${n}, ${what}` }, { value: 1 / n, says: `1/${n}, ${n} ${what}` },
      { value: Math.sqrt(n), says: `√${n}, ${n} ${what}` }, { value: 1 / Math.sqrt(n), says: `1/√${n}, ${n} ${what}` },
    ]),
  ].filter(({ value }) => value !== 1);
}

/** How many places a channel of the output has, all samples together, where the gradient is of one channel a row. */
function perChannel({ R: { shape, rank, size }, of }: Draw): number {
  return rank > 2 && of.shape[0] === shape[1] ? size / shape[1]! : 1;
}

/** The layer's own numbers, such as p: p, 1/p, 1 − p and 1/(1 − p). */
function fields(draw: Draw): Candidate[] {
  return numbersIn(draw).flatMap(([field, v]) => [
    { value: v, says: `${field} = ${v}` }, { value: 1 / v, says: `1/${field}, ${field} = ${v}` },
    { value: 1 - v, says: `1 − ${field}, ${field} = ${v}` },
    { value: 1 / (1 - v), says: `1/(1 − ${field}), ${field} = ${v}` },
  ]).filter(({ value }) => Number.isFinite(value) && value !== 0 && value !== 1);
}
