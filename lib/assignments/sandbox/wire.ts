// What parent and child say to each other: lines of JSON, tensors as the bytes of their float64 numbers in base64.
// So every bit survives, −0 and NaN included, and nothing but numbers and names crosses.
import { formatShape, type Shape, Tensor, tensor, toTypedArray } from '../../tensor/index.ts';
import type { AssignmentTask, PlainData } from '../assignment.ts';

/** A tensor on its way. */
export interface WireTensor {
  readonly shape: Shape;
  /** The bytes of its numbers, little-endian, row by row, in base64. */
  readonly data: string;
}

/** Tensors by name. */
export type WireTensors = Readonly<Record<string, WireTensor>>;

/** What has to be written, without the reference. */
export type WireTask = AssignmentTask extends infer T ? T extends unknown ? Omit<T, 'reference'> : never : never;

/** What the parent asks. Layers and caches go by numbers that the parent gives them. */
export type WireRequest =
  | { readonly ask: 'load'; readonly task: WireTask }
  | { readonly ask: 'make'; readonly layer: number; readonly args: readonly PlainData[] }
  | { readonly ask: 'copy'; readonly layer: number; readonly of: number; readonly params: WireTensors }
  | {
    readonly ask: 'forward'; readonly layer: number; readonly cache: number; readonly X: WireTensor;
    readonly target?: WireTensor; readonly training: boolean; readonly seed: number;
  }
  | {
    readonly ask: 'backward'; readonly layer: number; readonly cache: number; readonly dY: WireTensor;
    readonly inputGradient: boolean;
  };

/** What a forward or backward left behind beside what it returned. */
export interface WireTraces {
  /** The operands that were overwritten, as they are now: `X`, `dY`, `Y`, or a parameter as `params.W`. */
  readonly written: WireTensors;
  /** A number for the bits of each tensor in the cache. */
  readonly cached: Readonly<Record<string, number>>;
  /** A number for everything that the layer's fields hold. */
  readonly kept: number;
  /** Whether Math.random was called. */
  readonly random: boolean;
}

/** What the child answers. */
export type WireAnswer =
  | { readonly params: WireTensors }
  | { readonly Y: WireTensor; readonly traces: WireTraces }
  | {
    /** null where nobody asked for it, or where the input has no gradient. */
    readonly dX: WireTensor | null; readonly grads: WireTensors; readonly traces: WireTraces;
    /** How often forward was called on the way. */
    readonly forwards: number;
  }
  | { readonly error: string };

/** A tensor may have no more elements, and there may be no more names: an answer is read into memory. */
const MOST = 2 ** 20, MOST_NAMES = 200;

/**
 * A tensor as it travels.
 * @throws TypeError where it is no float64 tensor, or far too large.
 */
export function toWire(what: string, t: unknown): WireTensor {
  if (!(t instanceof Tensor)) throw new TypeError(`${what} is no tensor`);
  if (t.dtype !== 'float64') throw new TypeError(`${what} is a ${t.dtype} tensor; wanted float64`);
  if (t.size > MOST) throw new RangeError(`${what} is ${formatShape(t.shape)}, more numbers than can be asked for`);
  const numbers = Float64Array.from(toTypedArray(t));
  return { shape: [...t.shape], data: Buffer.from(numbers.buffer).toString('base64') };
}

/** Tensors as they travel; what is none throws TypeError. */
export function allToWire(what: string, tensors: Readonly<Record<string, unknown>>): WireTensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, t]) => [name, toWire(`${what}${name}`, t)]));
}

/**
 * A tensor that came, from somebody who is not to be trusted.
 * @throws TypeError where it is none.
 */
export function fromWire(what: string, value: unknown): Tensor {
  const { shape, data } = (value ?? {}) as { shape?: unknown; data?: unknown };
  if (!isShape(shape) || typeof data !== 'string') throw new TypeError(`${what} is no tensor`);
  const bytes = Buffer.from(data, 'base64'), size = sizeOf(shape);
  if (bytes.length !== 8 * size) throw new TypeError(`${what} has ${bytes.length} bytes for ${size} numbers`);
  return tensor(Float64Array.from({ length: size }, (_, i) => bytes.readDoubleLE(8 * i)), [...shape]);
}

/** Tensors that came, by name; what are none throws TypeError. */
export function allFromWire(what: string, value: unknown): Record<string, Tensor> {
  if (typeof value !== 'object' || value === null) throw new TypeError(`${what} are no tensors`);
  const { length } = Object.keys(value);
  if (length > MOST_NAMES) throw new RangeError(`${what} are ${length} tensors, more than can be asked for`);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromWire(`${what}${name}`, one)]));
}

function isShape(value: unknown): value is Shape {
  return Array.isArray(value) && value.length <= 8
    && value.every(length => Number.isInteger(length) && length >= 0 && length <= MOST)
    && sizeOf(value as number[]) <= MOST;
}

function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}
