import { tensorsIn } from '../model/cache.ts';
import type { Layer } from '../model/layer.ts';
import { toTypedArray, type Tensor } from '../tensor/index.ts';

/** Tensors by a name, to be compared bit for bit. */
export type Named = readonly (readonly [name: string, tensor: Tensor])[];

/** The bits of tensors at one moment. */
export type Bits = readonly { readonly name: string; readonly shape: string; readonly bits: Uint8Array }[];

/** Notes the bits of some tensors. */
export function bitsOf(tensors: Named): Bits {
  return tensors.map(([name, tensor]) => {
    const elements = toTypedArray(tensor);
    const bits = new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength);
    return { name, shape: `${tensor.dtype} (${tensor.shape.join(',')})`, bits };
  });
}

/** The first tensor whose bits, shape or dtype differ, with what differs; nothing where all are the same. */
export function firstDifference(before: Bits, after: Bits): string | undefined {
  if (before.length !== after.length) return `${after.length} tensors instead of ${before.length}`;
  for (const [k, a] of before.entries()) {
    const b = after[k]!;
    if (a.name !== b.name) return `${b.name} instead of ${a.name}`;
    if (a.shape !== b.shape) return `${a.name} is ${b.shape} instead of ${a.shape}`;
    if (a.bits.some((byte, i) => byte !== b.bits[i])) return a.name;
  }
  return undefined;
}

/** Everything of a layer that can be seen from outside, its own fields and what they hold, as text. */
export function fieldsOf(layer: Layer): string {
  const seen = new Set<unknown>();
  return JSON.stringify(layer, (_, value: unknown) => {
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : value;
    if (seen.has(value)) return 'again';
    seen.add(value);
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array, String) : value;
  });
}

/** The tensors of a cache, under their paths. */
export function cached(cache: unknown): Named {
  return tensorsIn(cache).map(([path, tensor]) => [`cache.${path}`, tensor]);
}
