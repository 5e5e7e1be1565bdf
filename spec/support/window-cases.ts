// Random windows on random images, for the operation that cuts them and for the layers that slide them.
import fc from 'fast-check';
import { type Pair, tensor, type Tensor } from '../../lib/index.ts';

export interface WindowCase {
  readonly image: Pair;
  readonly size: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
}

interface Along {
  readonly length: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** One direction: windows that overlap, touch or leave gaps, and an image that they need not fill. */
function along(half: boolean): fc.Arbitrary<Along> {
  const small = fc.integer({ min: 1, max: 3 });
  return fc.record({ size: small, stride: small, more: fc.nat({ max: 3 }), padding: fc.nat({ max: 2 }) })
    .map(({ size, stride, more, padding }) => {
      const fitting = half ? Math.min(padding, Math.floor(size / 2)) : padding;
      return { length: Math.max(1, size - 2 * fitting) + more, size, stride, padding: fitting };
    });
}

/** Windows on images of 1 to 6 rows and columns; `half`: padded by at most half a window. */
export function windowCases({ half = false } = {}): fc.Arbitrary<WindowCase> {
  return fc.tuple(along(half), along(half)).map(([down, across]) => ({
    image: [down.length, across.length], size: [down.size, across.size], stride: [down.stride, across.stride],
    padding: [down.padding, across.padding],
  }));
}

/** Odd sixteenths in a random order, no two alike: no two elements of a window tie, nor do they after a small step. */
export function distinct(shape: readonly number[]): fc.Arbitrary<Tensor> {
  const size = shape.reduce((n, length) => n * length, 1), places = Array.from({ length: size }, (_, k) => k);
  return fc.shuffledSubarray(places, { minLength: size })
    .map(order => tensor(order.map(k => (2 * (k - Math.floor(size / 2)) + 1) / 16), shape));
}
