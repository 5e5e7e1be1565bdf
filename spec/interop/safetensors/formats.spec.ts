import test from 'ava';
import fc from 'fast-check';
import { formats } from '../../../lib/interop/safetensors/formats.ts';
import { holds } from '../../support/property.ts';

/** What the bytes, the lowest first, are in a format. */
function read(dtype: string, ...bytes: readonly number[]): number {
  const view = new DataView(new ArrayBuffer(bytes.length + 1));
  bytes.forEach((byte, i) => { view.setUint8(i + 1, byte); });
  return formats.get(dtype)!.read(view, 1);
}

const halves = (bits: number): readonly [number, number] => [bits & 0xFF, bits >> 8];

test('whole numbers, truths and floats are read from little-endian bytes', t => {
  t.is(read('U8', 200), 200);
  t.is(read('BOOL', 0), 0);
  t.is(read('BOOL', 1), 1);
  t.is(read('I32', 0xFE, 0xFF, 0xFF, 0xFF), -2);
  t.is(read('I64', 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF), -2);
  t.is(read('F32', 0, 0, 0xC0, 0x3F), 1.5);
  t.is(read('F64', 0, 0, 0, 0, 0, 0, 0xF8, 0xBF), -1.5);
});

test('a NaN is NaN, whatever else its bits say', t => {
  t.is(read('F32', 1, 0, 0xA2, 0x7F), NaN);
  t.is(read('F64', 1, 0, 0, 0, 0, 0, 0xF2, 0xFF), NaN);
});

test('floats of 16 bits are what IEEE 754 and its brain float have', t => {
  const half = { 0x0000: 0, 0x8000: -0, 0x0001: 2 ** -24, 0x03FF: 1023 * 2 ** -24, 0x0400: 2 ** -14,
    0x3555: 0.333251953125, 0x3C00: 1, 0xC000: -2, 0x7BFF: 65504, 0x7C00: Infinity, 0xFC00: -Infinity, 0x7C01: NaN };
  for (const [bits, value] of Object.entries(half)) t.is(read('F16', ...halves(Number(bits))), value, bits);
  const brain = { 0x0000: 0, 0x8000: -0, 0x3F80: 1, 0xC000: -2, 0x4049: 3.140625, 0x7F80: Infinity, 0x7FC0: NaN };
  for (const [bits, value] of Object.entries(brain)) t.is(read('BF16', ...halves(Number(bits))), value, bits);
});

test('halves that are neighbours in bits are neighbours in value', t => {
  holds(t, fc.property(fc.integer({ min: 0, max: 0x7BFF }), bits => {
    const here = read('F16', ...halves(bits)), next = read('F16', ...halves(bits + 1));
    const step = 2 ** Math.max(-24, Math.floor(Math.log2(here)) - 10);                   // of its binade
    return read('F16', ...halves(bits + 0x8000)) === -here && (next === here + step || next === Infinity);
  }));
});

test('each format takes the bytes of its name', t => {
  for (const [dtype, { bytes }] of formats) t.is(8 * bytes, dtype === 'BOOL' ? 8 : Number(/\d+$/.exec(dtype)![0]));
});
