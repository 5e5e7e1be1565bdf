import type { Shape } from '../../tensor/index.ts';
import { formats } from './formats.ts';
import { jsonFault } from './json.ts';

/** Where in a file a tensor lies, and how. */
export interface Entry {
  /** One of {@link formats}. */
  readonly dtype: string;
  /** The lengths of the dimensions. */
  readonly shape: Shape;
  /** Its first byte, counted from the beginning of the data. */
  readonly begin: number;
  /** The byte behind its last. */
  readonly end: number;
}

/** What a file holds: the tensors by name, and their bytes. */
export interface Content {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly data: DataView;
}

/** The name that is no tensor's: beside the tensors, a header may hold strings by name. */
export const METADATA = '__metadata__';

/** As many bytes as the reference implementation reads of a header. */
const longest = 100_000_000;

/** A text from a file, or made of one, short enough for a message. */
export function brief(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** A name from a file as messages show it: in quotation marks, where it has more than letters, digits and dots. */
export function shown(name: string): string {
  return brief(/^[\w.-]+$/.test(name) ? name : JSON.stringify(name));
}

/**
 * Reads what the header of a safetensors file says, and believes nothing: every tensor has the bytes that its dtype and
 * shape take, they lie side by side, and fill the file. Allocates nothing on the word of the header.
 * @param what what messages call the file
 * @throws Error that says what came and what was wanted.
 */
export function readHeader(file: Uint8Array, what: string): Content {
  const refuse = (problem: string): never => { throw new Error(`${what}: ${problem}`); };
  if (file.length < 8) refuse(`truncated, ${file.length} bytes; wanted 8 for the length of the header alone`);
  const length = new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true);
  if (length > longest) refuse(`a header of ${length} bytes; wanted at most ${longest}. Is this a safetensors file?`);
  const start = 8 + Number(length);
  if (start > file.length) refuse(`truncated, ${file.length} bytes; wanted a header of ${length} behind the first 8`);
  const data = new DataView(file.buffer, file.byteOffset + start, file.length - start);
  const entries = new Map<string, Entry>();
  for (const [name, value] of Object.entries(parsed(file.subarray(8, start), refuse))) {
    if (name === METADATA) checkMetadata(value, refuse);
    else entries.set(name, entryOf(name, value, data.byteLength, refuse));
  }
  checkPlaces(entries, data.byteLength, refuse);
  return { entries, data };
}

type Refuse = (problem: string) => never;

function parsed(header: Uint8Array, refuse: Refuse): object {
  let value: unknown, fault: string | undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
    fault = jsonFault(text);
    if (fault === undefined) value = JSON.parse(text);
  } catch (error) {
    refuse(`the header is no JSON: ${brief((error as Error).message)}`);
  }
  if (fault !== undefined) refuse(`the header: ${brief(fault)}`);
  return isObject(value) ? value : refuse('the header is no JSON object');
}

function checkMetadata(value: unknown, refuse: Refuse): void {
  if (isObject(value) && Object.values(value).every(text => typeof text === 'string')) return;
  refuse(`${METADATA} is not made of strings`);
}

function entryOf(name: string, value: unknown, available: number, refuse: Refuse): Entry {
  const wrong = (problem: string): never => refuse(`${shown(name)} ${problem}`);
  if (!isObject(value)) return wrong('has no dtype, shape and data_offsets');
  const { dtype, shape, data_offsets: offsets } = value as Partial<Record<string, unknown>>;
  const format = formats.get(dtype as string);
  if (format === undefined) {
    return wrong(`has dtype ${said(dtype)}; what can be read is ${[...formats.keys()].join(', ')}`);
  }
  if (!isCounts(shape)) return wrong(`has shape ${said(shape)}; wanted whole numbers ≥ 0`);
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[0]! > offsets[1]!) {
    return wrong(`has data_offsets ${said(offsets)}; wanted [begin, end]`);
  }
  const [begin, end] = offsets as readonly [number, number];
  if (end > available) return wrong(`ends at byte ${end} of the data, of which there are ${available}: truncated?`);
  const wanted = shape.reduce((size, n) => size * n, format.bytes);
  if (wanted !== end - begin) {
    return wrong(`has ${end - begin} bytes; ${dtype as string} of shape ${said(shape)} takes ${wanted}`);
  }
  return { dtype: dtype as string, shape, begin, end };
}

/** Each tensor begins where the one before it ends, the first at 0, and the last ends with the file. */
function checkPlaces(entries: ReadonlyMap<string, Entry>, available: number, refuse: Refuse): void {
  let next = 0;
  for (const [name, { begin, end }] of [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end)) {
    if (begin < next) refuse(`${shown(name)} begins at byte ${begin} of the data, inside of another tensor`);
    if (begin > next) refuse(`nothing owns the ${begin - next} bytes of the data before ${shown(name)}`);
    next = end;
  }
  if (next < available) refuse(`nothing owns the last ${available - next} bytes`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(n => Number.isSafeInteger(n) && n >= 0);
}

/** What a header says, as it stood there. */
function said(value: unknown): string {
  return value === undefined ? 'missing' : brief(JSON.stringify(value));
}
