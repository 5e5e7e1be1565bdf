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

/** Everything of a layer that can be seen from outside, its own fields and what they hold, as text. */
export function fieldsOf(layer: Layer): string {
  const seen = new Set<unknown>();
  return JSON.stringify(layer, (_, value: unknown) => {
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : value;
    if (seen.has(value)) return 'again';
    seen.add(value);
    return ArrayBuffer.isView(value) ? (value as Float64Array).join() : value;
  });
}

/** The tensors of a cache, under their paths. */
export function cached(cache: unknown): Named {
  return tensorsIn(cache).map(([path, tensor]) => [`cache.${path}`, tensor]);
}
