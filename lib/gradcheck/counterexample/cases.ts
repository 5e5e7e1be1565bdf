import type FastCheck from 'fast-check';
import { type Tensor, tensor, toTypedArray } from '../../tensor/index.ts';
import { isWhole } from '../shapes.ts';
import { INPUT, type Parts, resized, TARGET, tensorsOf, withTensors } from './parts.ts';
import { smallerDraws } from './shrink.ts';
import { type Size, withLengths } from './sizes.ts';

/** The largest length of a size that can change. */
const LONGEST = 4;
/** How many numbers may be drawn for a case, and how many the smallest case may have: beyond, it is none to look at. */
const DRAWN = 1024, SHOWN = 64;
/** How many numbers of an upstream gradient are drawn; a larger one repeats them. */
const UPSTREAM = 16;

/**
 * What the numbers of a case are: small whole ones; eighths between 0 and 1, for what wants probabilities; or those of
 * the case that was found wrong.
 */
export type Kind = 'whole' | 'eighths' | 'original';

/** What is drawn for a small case. */
export interface Draw {
  /** The length of each size. */
  readonly lengths: readonly number[];
  readonly kind: Kind;
  /** The upstream gradient's numbers, in row-major order. */
  readonly dY: readonly number[];
  /** A whole number for each element of each tensor. */
  readonly drawn: Parts;
}

/**
 * Small cases of a layer, which shrink to lengths of 1, whole numbers, zeros. An arbitrary of its own: a tensor is cut
 * when its sizes shrink, so the numbers that stay keep their places, and those that are gone take no steps to shrink.
 * @param parts the case that was found wrong
 * @returns nothing where even the smallest is too large to be looked at
 */
export function smallCases(fc: typeof FastCheck, parts: Parts, sizes: readonly Size[]):
FastCheck.Arbitrary<Draw> | undefined {
  const atMost = (limit: number): Parts => withLengths(parts, sizes, sizes.map(size => Math.min(size.length, limit)));
  if (countOf(atMost(1)) > SHOWN) return undefined;
  const limit = [LONGEST, 3, 2].find(most => countOf(atMost(most)) <= DRAWN) ?? 1;
  return new class extends fc.Arbitrary<Draw> {
    override generate(random: FastCheck.Random): FastCheck.Value<Draw> {
      const lengths = sizes.map(({ length }) => random.nextInt(1, Math.min(length, limit)));
      const kind = (['whole', 'eighths', 'original'] as const)[random.nextInt(0, 2)]!;
      // Never 0, which hides most errors; shrinking tries it.
      const number = (): number => random.nextInt(1, 3) * (random.nextInt(0, 1) === 0 ? 1 : -1);
      const numbers = (count: number): number[] => Array.from({ length: count }, number);
      const drawn = withTensors(withLengths(parts, sizes, lengths), (_, { shape, size }) =>
        tensor(numbers(size), shape));
      return new fc.Value({ lengths, kind, dY: numbers(UPSTREAM), drawn }, undefined);
    }

    override canShrinkWithoutContext(value: unknown): value is Draw {
      return value !== undefined;
    }

    override shrink(draw: Draw): FastCheck.Stream<FastCheck.Value<Draw>> {
      return fc.stream(smallerDraws(draw, sizes)).map(smaller => new fc.Value(smaller, undefined));
    }
  }();
}

/** The parts of the layer that a draw stands for. */
export function partsAt({ kind, drawn }: Draw, original: Parts): Parts {
  const originals = new Map(tensorsOf(original));
  return withTensors(drawn, (name, numbers) => {
    const { shape } = numbers, whole = toTypedArray(numbers), before = originals.get(name)!;
    return kind === 'original' ? resized(before, shape) : tensor(whole.map(valueAt(kind, name, before)), shape);
  });
}

/** Labels and ids stay whole numbers that are not negative. Only what is no parameter can be a probability. */
function valueAt(kind: Kind, name: string, original: Tensor): (k: number) => number {
  const input = name === INPUT || name === TARGET;
  if (input && isWhole(original) && toTypedArray(original).every(x => x >= 0)) return Math.abs;
  return kind === 'eighths' && input ? k => (k + 4) / 8 : k => k;
}

function countOf(parts: Parts): number {
  return tensorsOf(parts).reduce((count, [, { size }]) => count + size, 0);
}
