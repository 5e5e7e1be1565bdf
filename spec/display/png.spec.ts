import { inflateSync } from 'node:zlib';
import test from 'ava';
import { encodePng, pngAddress } from '../../lib/display/png.ts';

const dataOf = (png: Uint8Array): Buffer => {
  const file = Buffer.from(png), at = file.indexOf('IDAT'), length = file.readUInt32BE(at - 4);
  return inflateSync(file.subarray(at + 4, at + 4 + length));                  // checks the blocks and their sum
};

test('an image is written row by row, each row after a zero that says that it is not filtered', t => {
  const png = encodePng(Uint8Array.of(1, 2, 3, 4, 5, 6), 3, 2, 1);
  t.deepEqual([...dataOf(png)], [0, 1, 2, 3, 0, 4, 5, 6]);
  t.deepEqual([...dataOf(encodePng(Uint8Array.of(1, 2, 3, 4, 5, 6), 2, 1, 3))], [0, 1, 2, 3, 4, 5, 6]);
});

test('its header says width, height, eight bits, and grey or colour', t => {
  const header = (channels: 1 | 3) => [...Buffer.from(encodePng(new Uint8Array(6), 2, 1, channels)).subarray(16, 29)];
  t.deepEqual(header(1), [0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  t.deepEqual(header(3), [0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
});

test('each of its parts ends in the sum that readers check', t => {
  // the end of every PNG file, as the standard gives it
  t.is(Buffer.from(encodePng(new Uint8Array(1), 1, 1, 1)).subarray(-12).toString('hex'), '0000000049454e44ae426082');
});

test('an image of more bytes than a block holds takes several', t => {
  const bytes = Uint8Array.from({ length: 300 * 300 }, (_, k) => k % 251);
  const data = dataOf(encodePng(bytes, 300, 300, 1));
  t.is(data.length, 300 * 301);
  t.deepEqual([...data.subarray(301 * 299 + 1)], [...bytes.subarray(300 * 299)]);
});

test('as an address it is the same file', t => {
  const [head, base64] = pngAddress(Uint8Array.of(7), 1, 1, 1).split(',');
  t.is(head, 'data:image/png;base64');
  t.deepEqual(Uint8Array.from(Buffer.from(base64!, 'base64')), encodePng(Uint8Array.of(7), 1, 1, 1));
});
