import type { ForwardOptions, Layer } from '../../model/layer.ts';
import { copy } from '../../tensor/index.ts';
import { allFinite } from '../all-finite.ts';
import { type Parts, resized, tensorsOf, withParts, withTensors } from './parts.ts';

/** One length in a case: of an axis of a tensor, or recorded in a field of the layer. */
export type Slot = { readonly tensor: string; readonly axis: number } | { readonly field: string };

/** Lengths that are one size of the layer, as N, I or O is, and can only change together. */
export interface Size {
  readonly length: number;
  readonly slots: readonly Slot[];
}

/** What the smallest of several lengths is cut to, the others to 1 more each: more than is drawn. */
const SMALL = 5;
/** How many forwards may be tried to find the sizes. */
const TRIALS = 200;

/**
 * The sizes that a layer can be given others of. Which lengths belong together is found by trying: the fewest equal
 * ones with which forward still runs when all of them grow by 1. (Not when they shrink: a length of 1 is broadcast, and
 * hides what it belongs to.) So N, I and O are told apart even where all three are 4.
 */
export function sizesOf(layer: Layer, parts: Parts, options: ForwardOptions): Size[] {
  let trials = 0;
  const grows = (slots: readonly Slot[], length: number): boolean =>
    trials++ < TRIALS && runs(layer, withLengths(parts, [{ length, slots }], [length + 1]), options);
  const sizes: Size[] = [];
  for (const [length, equal] of byLength(slotsOf(parts))) {
    let left = equal;
    for (let count = 1; count <= left.length; count++) {
      for (const slots of combinations(left, count)) {
        if (slots.some(slot => !left.includes(slot)) || slots.every(slot => 'field' in slot)) continue;
        if (!grows(slots, length)) continue;
        sizes.push({ length, slots });
        left = left.filter(slot => !slots.includes(slot));
      }
    }
    // What is left of the fields is a mere record, as Linear's inFeatures is: it goes with a size that has none.
    for (const field of left.filter(slot => 'field' in slot)) {
      const k = sizes.findIndex(size => size.length === length && size.slots.length > 1
        && !size.slots.some(slot => 'field' in slot) && grows([...size.slots, field], length));
      if (k >= 0) sizes[k] = { length, slots: [...sizes[k]!.slots, field] };
    }
  }
  return sizes;
}

/** The parts with other lengths for some sizes. */
export function withLengths(parts: Parts, sizes: readonly Size[], lengths: readonly number[]): Parts {
  const fields = { ...parts.fields }, shapes = new Map(tensorsOf(parts).map(([name, { shape }]) => [name, [...shape]]));
  for (const [k, { slots }] of sizes.entries()) {
    for (const slot of slots) {
      if ('field' in slot) fields[slot.field] = lengths[k]!;
      else shapes.get(slot.tensor)![slot.axis] = lengths[k]!;
    }
  }
  return { ...withTensors(parts, (name, tensor) => resized(tensor, shapes.get(name)!)), fields };
}

/**
 * The parts cut to a few numbers, with equal lengths still equal and others still others, where forward runs on that:
 * all that follows then costs the same for 784 features as for 5.
 */
export function compact(layer: Layer, parts: Parts, options: ForwardOptions): Parts {
  const lengths = [...byLength(slotsOf(parts))].sort(([a], [b]) => a - b);
  const all = lengths.map(([length, slots]) => ({ length, slots }));
  const small = withLengths(parts, all, all.map(({ length }, k) => Math.min(length, SMALL + k)));
  return runs(layer, small, options) ? small : parts;
}

/** Whether forward runs on something, and finds numbers. */
function runs(layer: Layer, parts: Parts, options: ForwardOptions): boolean {
  try {
    return allFinite(withParts(layer, parts).forward(copy(parts.X), options)[0]);
  } catch {
    return false;
  }
}

/** All lengths of more than 1. */
function slotsOf(parts: Parts): (readonly [slot: Slot, length: number])[] {
  const axes = tensorsOf(parts).flatMap(([tensor, { shape }]) =>
    shape.map((length, axis) => [{ tensor, axis }, length] as const));
  const fields = Object.entries(parts.fields).map(([field, length]) => [{ field }, length] as const);
  return [...axes, ...fields].filter(([, length]) => length > 1);
}

function byLength(slots: readonly (readonly [slot: Slot, length: number])[]): Map<number, Slot[]> {
  const groups = new Map<number, Slot[]>();
  for (const [slot, length] of slots) groups.set(length, [...groups.get(length) ?? [], slot]);
  return groups;
}

function* combinations<T>(items: readonly T[], count: number): Generator<T[]> {
  if (count === 0) yield [];
  for (let i = 0; i + count <= items.length && count > 0; i++) {
    for (const rest of combinations(items.slice(i + 1), count - 1)) yield [items[i]!, ...rest];
  }
}
