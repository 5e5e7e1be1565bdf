import { describeLayer, type Layer, type Params, withParams } from '../model/index.ts';
import { formatShape, sameShape, tensor, type Tensor } from '../tensor/index.ts';
import { encode } from './safetensors/encode.ts';
import { formats } from './safetensors/formats.ts';
import { brief, type Content, type Entry, readHeader, shown } from './safetensors/header.ts';
import { stateOf } from './state.ts';

/**
 * A layer's parameters and running statistics as the bytes of a [safetensors](https://github.com/huggingface/safetensors)
 * file, under the names of PyTorch's `state_dict` (`0.weight`, `1.running_mean`); a layer of yours has its own letters.
 * They stay float64 or float32. What is tied stands there under each of its names. PyTorch's `num_batches_tracked` is
 * not written: nothing here counts batches, and `load_state_dict` fills it in.
 * @throws DtypeError for a layer in another dtype; TypeError where two parameters would have one name.
 */
export function save(layer: Layer): Uint8Array {
  const tensors = new Map<string, Tensor>();
  for (const { name, tensor } of stateOf(layer)) if (tensor !== undefined) tensors.set(name, tensor);
  return encode(tensors, { format: 'pt' });
}

/**
 * The same layer with the parameters and running statistics of a safetensors file, such as {@link save} or PyTorch
 * writes: `const model = load(network(), bytes)`. Nothing is written to the layer that is given. As with PyTorch's
 * `load_state_dict`, names and shapes have to be the layer's, and numbers are converted to the layer's dtype, to the
 * nearest one where it is narrower. The file may hold F64, F32, F16, BF16, I64, I32, U8 and BOOL; of a tied tensor, one
 * name is enough.
 * @throws Error that says what is wrong with the file, or lists all that is missing, unknown, or of another shape.
 */
export function load<L extends Layer>(layer: L, bytes: Uint8Array): L {
  const given: unknown = bytes;
  if (!(given instanceof Uint8Array)) throw new TypeError('load: expected the bytes of a file, a Uint8Array');
  return loaded(layer, given, 'load');
}

/** {@link load}, where messages call the file by its name. */
export function loaded<L extends Layer>(layer: L, bytes: Uint8Array, what: string): L {
  const { entries, data } = readHeader(bytes, what), read = new Map<Tensor, Tensor>();
  for (const [own, names] of matched(layer, entries, what)) {
    const [first, ...others] = names.map(name => numbers(entries.get(name)!, data));
    const other = others.findIndex(values => values.some((x, i) => !Object.is(x, first![i])));
    if (other !== -1) {
      throw new Error(`${what}: ${names[0]!} and ${names[other + 1]!} are one tensor in ${describeLayer(layer)}; `
        + 'in the file they differ');
    }
    read.set(own, tensor(first!, own.shape, { dtype: own.dtype }));
  }
  const replaced = (tensors: Params): Params =>
    Object.fromEntries(Object.entries(tensors).map(([name, own]) => [name, read.get(own)!]));
  return withParams(layer, replaced(layer.params) as L['params'], layer.buffers && replaced(layer.buffers));
}

/** For each tensor of a layer the names of the file that it is read from; throws where the two do not fit. */
function matched(layer: Layer, entries: Content['entries'], what: string): ReadonlyMap<Tensor, readonly string[]> {
  const state = stateOf(layer), names = new Map<Tensor, string[]>();
  const unknown = new Set(entries.keys()), misshapen: string[] = [];
  for (const { name, tensor } of state) {
    unknown.delete(name);
    if (tensor === undefined) continue;
    const entry = entries.get(name), found = names.get(tensor) ?? [];
    names.set(tensor, found);
    if (entry === undefined) continue;
    found.push(name);
    if (sameShape(entry.shape, tensor.shape)) continue;
    misshapen.push(`${name} is ${brief(formatShape(entry.shape))}, not ${formatShape(tensor.shape)}`);
  }
  const missing = state.filter(({ tensor }) => tensor !== undefined && names.get(tensor)!.length === 0);
  const problems = [
    ['missing', missing.map(({ name, tensor }) => `${name} ${formatShape(tensor!.shape)}`)],
    ['unknown', [...unknown].map(name => `${shown(name)} ${brief(formatShape(entries.get(name)!.shape))}`)],
    ['of another shape', misshapen],
  ] as const;
  const lines = problems.filter(([, names]) => names.length > 0).map(([kind, names]) => `${kind}: ${names.join(', ')}`);
  if (lines.length === 0) return names;
  throw new Error(`${what}: the file is not one of ${describeLayer(layer)}; ${lines.join('; ')}`);
}

function numbers({ dtype, begin, end }: Entry, data: DataView): Float64Array {
  const { bytes, read } = formats.get(dtype)!, values = new Float64Array((end - begin) / bytes);
  for (let i = 0; i < values.length; i++) values[i] = read(data, begin + i * bytes);
  return values;
}
