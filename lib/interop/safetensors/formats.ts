/** How the numbers of an entry lie in the file: little-endian, side by side. */
export interface Format {
  /** How many bytes a number takes. */
  readonly bytes: number;
  /** The number at a byte, or the double nearest to it. */
  readonly read: (view: DataView, at: number) => number;
}

/** The dtypes that can be read, by their names in the header. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['F64', { bytes: 8, read: (view, at) => view.getFloat64(at, true) }],
  ['F32', { bytes: 4, read: (view, at) => view.getFloat32(at, true) }],
  ['F16', { bytes: 2, read: (view, at) => half(view.getUint16(at, true)) }],
  ['BF16', { bytes: 2, read: (view, at) => brainFloat(view.getUint16(at, true)) }],
  ['I64', { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
  ['I32', { bytes: 4, read: (view, at) => view.getInt32(at, true) }],
  ['U8', { bytes: 1, read: (view, at) => view.getUint8(at) }],
  ['BOOL', { bytes: 1, read: (view, at) => Number(view.getUint8(at) !== 0) }],
]);

/** A number of 16 bits by IEEE 754: one for the sign, 5 for the exponent, 10 for the fraction. */
function half(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1, exponent = (bits >> 10) & 0x1F, fraction = bits & 0x3FF;
  if (exponent === 0x1F) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;                     // subnormal
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function brainFloat(bits: number): number {
  word.setUint32(0, bits * 0x10000);
  return word.getFloat32(0);
}
