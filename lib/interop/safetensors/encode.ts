import { DtypeError, type Tensor, toTypedArray } from '../../tensor/index.ts';
import { METADATA, shown } from './header.ts';

/**
 * The bytes of a safetensors file: 8 for the length of the header, the header as JSON, filled up with spaces so that
 * the data begins at a multiple of 8, and the data, the wider numbers first, so that each lies at a multiple of its
 * length.
 * @param metadata strings that go with the tensors
 * @throws DtypeError where a tensor is neither float64 nor float32, TypeError where it has the name of the metadata.
 */
export function encode(tensors: ReadonlyMap<string, Tensor>, metadata: Readonly<Record<string, string>>): Uint8Array {
  for (const [name, tensor] of tensors) checkWritable(name, tensor);
  const ordered = [...tensors].sort(([, a], [, b]) => widthOf(b) - widthOf(a));
  let next = 0;
  const entries = ordered.map(([name, tensor]) => {
    const begin = next, { shape } = tensor;
    next += tensor.size * widthOf(tensor);
    return [name, { dtype: widthOf(tensor) === 8 ? 'F64' : 'F32', shape, data_offsets: [begin, next] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries([[METADATA, metadata], ...entries]));
  const header = new TextEncoder().encode(json), start = 8 * Math.ceil((8 + header.length) / 8);
  const file = new Uint8Array(start + next), view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(start - 8), true);
  file.set(header, 8);
  file.fill(0x20, 8 + header.length, start);
  let at = start;
  for (const [, tensor] of ordered) at = write(tensor, view, at);
  return file;
}

function checkWritable(name: string, { dtype }: Tensor): void {
  if (name === METADATA) throw new TypeError(`save: no parameter can be saved under the name ${METADATA}`);
  if (dtype === 'float64' || dtype === 'float32') return;
  throw new DtypeError(`save: ${shown(name)} is ${dtype}; a file holds float64 and float32: cast the layer first`);
}

function widthOf({ dtype }: Tensor): 8 | 4 {
  return dtype === 'float64' ? 8 : 4;
}

/** Writes the elements row by row, and returns the place behind them. */
function write(tensor: Tensor, view: DataView, at: number): number {
  const width = widthOf(tensor);
  for (const x of toTypedArray(tensor)) {
    if (width === 8) view.setFloat64(at, x, true);
    else view.setFloat32(at, x, true);
    at += width;
  }
  return at;
}
