import { type FloatDtype, tensor, type Tensor } from '../../tensor/index.ts';
import { readBytes } from './files.ts';

/** What an IDX file holds. */
export interface IdxContent {
  /** The length of each dimension: (N,H,W) for images, (N) for labels. */
  readonly shape: readonly number[];
  /** Whole numbers from 0 to 255, in row-major order. */
  readonly bytes: Uint8Array;
}

/** Options of {@link readIdx}. */
export interface ReadIdxOptions {
  /** How many dimensions are wanted: 3 for images, 1 for labels. */
  readonly dimensions: number;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Reads an IDX file of unsigned bytes, the format of MNIST and its relatives, gzipped or not: a tensor of the whole
 * numbers 0 to 255.
 * @throws Error that says which file, what came and what was wanted, where it is missing, truncated, too long or of
 * another kind.
 */
export async function readIdx(path: string, { dimensions, dtype = 'float64' }: ReadIdxOptions): Promise<Tensor> {
  const { shape, bytes } = await decodeIdx(await readBytes(path), dimensions, path);
  return tensor(bytes, shape, { dtype });
}

/** The first four bytes of a file: two zeros, 8 for unsigned bytes, the number of dimensions. */
const MAGIC = 0x0800;

/**
 * Decodes what an IDX file holds: big-endian a magic number and the length of each dimension, 4 bytes each, then the
 * elements. Nothing is allocated on the word of the header alone.
 * @param name what messages call it
 */
export async function decodeIdx(file: Uint8Array, dimensions: number, name: string): Promise<IdxContent> {
  const content = await gunzip(file, name), header = 4 * (1 + dimensions), magic = MAGIC + dimensions;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const came = content.length < 4 ? magic : view.getUint32(0);
  if (came !== magic) {
    throw new Error(`${name}: magic number ${hex(came)}; wanted ${hex(magic)}, bytes in ${dimensions} dimensions`);
  }
  if (content.length < header) {
    throw new Error(`${name}: truncated, ${content.length} bytes; the header alone has ${header}`);
  }
  const shape = Array.from({ length: dimensions }, (_, d) => view.getUint32(4 * (d + 1)));
  const wanted = shape.reduce((product, length) => product * length, 1), bytes = content.subarray(header);
  if (bytes.length !== wanted) {
    const problem = bytes.length < wanted ? 'truncated' : 'too long', product = `${shape.join(' × ')} = ${wanted}`;
    throw new Error(`${name}: ${problem}, ${bytes.length} bytes after the header; wanted ${product}`);
  }
  return { shape, bytes };
}

/** Unpacks what begins as gzip does; anything else is returned as it is. */
async function gunzip(file: Uint8Array, name: string): Promise<Uint8Array> {
  if (file[0] !== 0x1F || file[1] !== 0x8B) return file;
  try {
    const unpacked = new Blob([file as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  } catch (error) {
    throw new Error(`${name}: truncated or damaged, gzip cannot unpack it`, { cause: error });
  }
}

function hex(magic: number): string {
  return `0x${magic.toString(16).padStart(8, '0')}`;
}
