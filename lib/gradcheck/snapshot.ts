import { tensorsIn } from '../model/cache.ts';
import type { Layer } from '../model/layer.ts';
import { cast, copy, type Dtype, type Tensor } from '../tensor/index.ts';

/** Tensors by a name, to be compared bit for bit. */
export type Named = readonly (readonly [name: string, tensor: Tensor])[];

/** The bits of tensors at one moment. */
export type Bits = readonly { readonly name: string; readonly shape: string; readonly numbers: Float64Array }[];

const PLAIN: readonly Dtype[] = ['float64', 'float32', 'bool'];

/** Notes the bits of some tensors. */
export function bitsOf(tensors: Named): Bits {
  return tensors.map(([name, tensor]) => {
    const plain = copy(PLAIN.includes(tensor.dtype) ? tensor : cast(tensor, 'float64'));
    return { name, shape: `${tensor.dtype} (${tensor.shape.join(',')})`, numbers: plain.data as Float64Array };
  });
}

/** The first tensor whose bits, shape or dtype differ, with what differs; nothing where all are the same. */
export function firstDifference(before: Bits, after: Bits): string | undefined {
  if (before.length !== after.length) return `${after.length} tensors instead of ${before.length}`;
  for (const [k, a] of before.entries()) {
    const b = after[k]!;
    if (a.name !== b.name) return `${b.name} instead of ${a.name}`;
    if (a.shape !== b.shape) return `${a.name} is ${b.shape} instead of ${a.shape}`;
    if (!same(a.numbers, b.numbers)) return a.name;
  }
  return undefined;
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;          // 0 is not −0, and NaN is NaN
  return true;
}

/** Everything of a layer that can be seen from outside, its own fields and what they hold, one after the other. */
export function fieldsOf(layer: Layer): readonly unknown[] {
  const found: unknown[] = [];
  addFields(layer, new Set(), found);
  return found;
}

function addFields(value: unknown, seen: Set<unknown>, found: unknown[]): void {
  if (typeof value === 'function') {
    found.push(`function ${value.name}`);
  } else if (typeof value !== 'object' || value === null) {
    found.push(value);
  } else if (seen.has(value)) {
    found.push('again');
  } else {
    seen.add(value);
    if (isTypedArray(value) || value instanceof Map || value instanceof Set) {
      found.push('[');
      for (const inner of value) addFields(inner, seen, found);
    } else {
      found.push('{');
      for (const [name, inner] of Object.entries(value)) {
        found.push(name);
        addFields(inner, seen, found);
      }
    }
    found.push('}');
  }
}

function isTypedArray(value: object): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** Whether two such lists are the same, to the bit. */
export function sameFields(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, k) => Object.is(value, b[k]));
}

/** The tensors of a cache, under their paths. */
export function cached(cache: unknown): Named {
  return tensorsIn(cache).map(([path, tensor]) => [`cache.${path}`, tensor]);
}
