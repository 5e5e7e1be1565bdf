const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** The longest block that deflate takes as it is. */
const BLOCK = 65_535;

/**
 * A PNG file of grey or coloured pixels, one byte a channel, row by row. Nothing is compressed: the format allows it,
 * images of networks are small, and so it needs no library.
 * @param channels 1 for grey, 3 for red, green and blue
 */
export function encodePng(bytes: Uint8Array, width: number, height: number, channels: 1 | 3): Uint8Array {
  const row = width * channels, lines = new Uint8Array(height * (row + 1));     // a row begins with its filter: none
  for (let y = 0; y < height; y++) lines.set(bytes.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = [...word(width), ...word(height), 8, channels === 1 ? 0 : 2, 0, 0, 0];
  return Uint8Array.from([
    ...SIGNATURE, ...chunk('IHDR', header), ...chunk('IDAT', stored(lines)), ...chunk('IEND', []),
  ]);
}

/** The same as an address that an image can have. */
export function pngAddress(...image: Parameters<typeof encodePng>): string {
  const binary = Array.from(encodePng(...image), byte => String.fromCharCode(byte)).join('');
  return `data:image/png;base64,${btoa(binary)}`;
}

function chunk(type: string, content: readonly number[]): number[] {
  const checked = [...Array.from(type, letter => letter.charCodeAt(0)), ...content];
  return [...word(content.length), ...checked, ...word(crc32(checked))];
}

/** A stream of zlib's whose blocks are stored as they are (RFC 1950 and 1951). */
function stored(bytes: Uint8Array): number[] {
  const stream = [0x78, 0x01];
  for (let start = 0; start < bytes.length; start += BLOCK) {
    const block = bytes.subarray(start, start + BLOCK), last = start + BLOCK >= bytes.length ? 1 : 0;
    const low = block.length & 0xff, high = block.length >> 8;
    stream.push(last, low, high, low ^ 0xff, high ^ 0xff);
    for (const byte of block) stream.push(byte);
  }
  return [...stream, ...word(adler32(bytes))];
}

/** Four bytes, the highest first. */
const word = (n: number): number[] => [n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff];

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc;
}

function adler32(bytes: Uint8Array): number {
  let a = 1, b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
