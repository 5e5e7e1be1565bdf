import test from 'ava';
import { readHeader } from '../../../lib/interop/safetensors/header.ts';
import { fileOf } from './file.ts';

const F32 = (begin: number, end: number, shape: readonly unknown[] = [(end - begin) / 4]): object =>
  ({ dtype: 'F32', shape, data_offsets: [begin, end] });
const bytes = (n: number): number[] => new Array<number>(n).fill(0);

test('says of each tensor what it is and where', t => {
  const header = { b: F32(4, 12), __metadata__: { format: 'pt' }, a: F32(0, 4, []), none: F32(12, 12, [3, 0]) };
  const { entries, data } = readHeader(fileOf(header, bytes(12)), 'file');
  t.deepEqual(Object.fromEntries(entries), {
    b: { dtype: 'F32', shape: [2], begin: 4, end: 12 }, a: { dtype: 'F32', shape: [], begin: 0, end: 4 },
    none: { dtype: 'F32', shape: [3, 0], begin: 12, end: 12 },
  });
  t.is(data.byteLength, 12);
});

test('a tensor of no elements may lie where another one begins, whichever is named first', t => {
  for (const header of [{ a: F32(0, 4), none: F32(0, 0) }, { none: F32(0, 0), a: F32(0, 4) }]) {
    t.is(readHeader(fileOf(header, bytes(4)), 'file').entries.size, 2);
  }
});

test('a file that lies in the middle of a buffer is read from where it is', t => {
  const file = fileOf({ a: F32(0, 4) }, [0, 0, 0x80, 0x3F]), around = new Uint8Array(file.length + 7).fill(9);
  around.set(file, 3);
  const { data } = readHeader(around.subarray(3, 3 + file.length), 'file');
  t.is(data.getFloat32(0, true), 1);
});

const faults: readonly (readonly [what: string, file: Uint8Array, message: RegExp])[] = [
  ['nothing at all', new Uint8Array(), /^f: truncated, 0 bytes; wanted 8 for the length of the header alone$/],
  ['half a length', new Uint8Array(7), /^f: truncated, 7 bytes/],
  ['a header beyond the end', fileOf({}, [], 3), /^f: truncated, 10 bytes; wanted a header of 3 behind the first 8$/],
  ['a header of more than 100 MB', fileOf({}, [], 100_000_001), /a header of 100000001 bytes; wanted at most 100000000/],
  ['a header of 100 MB that is not there', fileOf({}, [], 100_000_000), /^f: truncated, 10 bytes; wanted a header of 1/],
  ['a header of 2^64 − 1 bytes', fileOf({}, [], 2n ** 64n - 1n), /a header of 18446744073709551615 bytes/],
  ['no header', fileOf(''), /^f: the header is no JSON: /],
  ['half a header', fileOf('{"a":'), /^f: the header is no JSON: /],
  ['a header that is cut by its length', fileOf('{"a":1}', [], 6), /^f: the header is no JSON: /],
  ['a name that is no UTF-8', fileOf('{"?":1}').map(byte => byte === 0x3F ? 0xFF : byte), /^f: the header is no JSON: /],
  ['a byte order mark', fileOf('\uFEFF{}'), /^f: the header is no JSON: /],
  ['an escape that there is not', fileOf(String.raw`{"\x":1}`), /^f: the header is no JSON: /],
  ['an array', fileOf('[]'), /^f: the header is no JSON object$/],
  ['null', fileOf('null'), /^f: the header is no JSON object$/],
  ['a key twice', fileOf('{"a":1,"a":2}'), /^f: the header: "a" stands there twice$/],
  ['depth', fileOf('['.repeat(1_000_000)), /^f: the header: nested deeper than a header is$/],
  ['metadata that is a list', fileOf({ __metadata__: [] }), /^f: __metadata__ is not made of strings$/],
  ['metadata of numbers', fileOf({ __metadata__: { a: 1 } }), /^f: __metadata__ is not made of strings$/],
  ['no object', fileOf({ a: 3 }), /^f: a has no dtype, shape and data_offsets$/],
  ['an empty object', fileOf({ a: {} }), /^f: a has dtype missing; what can be read is F64, F32, F16, BF16, I64, I32, U8, BOOL$/],
  ['another dtype', fileOf({ a: { ...F32(0, 0), dtype: 'F4' } }), /^f: a has dtype "F4"; what can be read is F64/],
  ['a dtype of Object\'s', fileOf({ a: { ...F32(0, 0), dtype: 'toString' } }), /^f: a has dtype "toString"/],
  ['no shape', fileOf({ a: { dtype: 'F32', data_offsets: [0, 0] } }), /^f: a has shape missing; wanted whole numbers ≥ 0$/],
  ['a negative length', fileOf({ a: F32(0, 0, [-1]) }), /^f: a has shape \[-1\]; wanted whole numbers ≥ 0$/],
  ['a shape of halves', fileOf({ a: F32(0, 0, [0.5]) }), /^f: a has shape \[0\.5\]; wanted whole/],
  ['a length in words', fileOf({ a: F32(0, 0, ['0']) }), /^f: a has shape \["0"\]; wanted whole/],
  ['a length beyond 2^53', fileOf('{"a":{"dtype":"F32","shape":[9007199254740993],"data_offsets":[0,0]}}'), /^f: a has shape/],
  ['no offsets', fileOf({ a: { dtype: 'F32', shape: [] } }), /^f: a has data_offsets missing; wanted \[begin, end\]$/],
  ['three offsets', fileOf({ a: { ...F32(0, 0), data_offsets: [0, 0, 0] } }), /^f: a has data_offsets \[0,0,0\]; wanted/],
  ['an end before the beginning', fileOf({ a: F32(4, 0, []) }, bytes(4)), /^f: a has data_offsets \[4,0\]; wanted/],
  ['an end behind the end', fileOf({ a: F32(0, 4) }, bytes(3)), /^f: a ends at byte 4 of the data, of which there are 3/],
  ['fewer bytes than the shape', fileOf({ a: F32(0, 4, [2]) }, bytes(4)), /^f: a has 4 bytes; F32 of shape \[2\] takes 8$/],
  ['more bytes than the shape', fileOf({ a: F32(0, 8, []) }, bytes(8)), /^f: a has 8 bytes; F32 of shape \[\] takes 4$/],
  ['lengths whose product is beyond all numbers', fileOf({ a: F32(0, 0, new Array(30).fill(2 ** 52)) }), /^f: a has 0 bytes/],
  ['that, times 0', fileOf({ a: F32(0, 0, [...new Array<number>(30).fill(2 ** 52), 0]) }), /^f: a has 0 bytes/],
  ['a hole', fileOf({ a: F32(0, 4), b: F32(8, 12) }, bytes(12)), /^f: nothing owns the 4 bytes of the data before b$/],
  ['a hole in front', fileOf({ a: F32(4, 8) }, bytes(8)), /^f: nothing owns the 4 bytes of the data before a$/],
  ['bytes at the end', fileOf({ a: F32(0, 4) }, bytes(6)), /^f: nothing owns the last 2 bytes$/],
  ['one tensor in another', fileOf({ a: F32(0, 8), b: F32(4, 8) }, bytes(8)), /^f: b begins at byte 4 of the data, inside/],
  ['one tensor on another', fileOf({ a: F32(0, 4), b: F32(0, 4) }, bytes(4)), /^f: b begins at byte 0 of the data, inside/],
  ['a name for nobody', fileOf({ 'a\n"b': 1 }), /^f: "a\\n\\"b" has no dtype, shape and data_offsets$/],
  ['an endless name', fileOf({ ['n'.repeat(1e6)]: 1 }), /^f: n{100}… has no dtype/],
  ['__proto__', fileOf('{"__proto__":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}'), /^f: __proto__ ends at byte 4/],
];

for (const [what, file, message] of faults) {
  test(`refuses ${what}`, t => {
    const error = t.throws(() => readHeader(file, 'f'), { message });
    t.true(error.message.length < 300);
  });
}

test('the name __proto__ is a name like any other', t => {
  const file = fileOf('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', [7]);
  t.deepEqual([...readHeader(file, 'f').entries.keys()], ['__proto__']);
});

test('a header that lies about sizes allocates nothing', t => {
  const before = process.memoryUsage().arrayBuffers;
  t.throws(() => readHeader(fileOf({ a: F32(0, 2 ** 50, [2 ** 48]) }), 'f'), { message: /ends at byte 1125899906842624/ });
  t.throws(() => readHeader(fileOf({}, [], 99_999_999), 'f'), { message: /wanted a header of 99999999/ });
  t.true(process.memoryUsage().arrayBuffers - before < 1e6);
});
