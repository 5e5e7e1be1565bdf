import test from 'ava';
import { cast, tensor, transpose } from '../../../lib/index.ts';
import { encode } from '../../../lib/interop/safetensors/encode.ts';
import { readHeader } from '../../../lib/interop/safetensors/header.ts';
import { headerOf } from './file.ts';

test('the bytes are those that the format prescribes', t => {
  const header = '{"__metadata__":{},"x":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
  const file = encode(new Map([['x', tensor([[1, -2]], [1, 2], { dtype: 'float32' })]]), {});
  const padded = Math.ceil(header.length / 8) * 8;
  t.deepEqual([...file.subarray(0, 8)], [padded, 0, 0, 0, 0, 0, 0, 0]);
  t.is(headerOf(file), header.padEnd(padded, ' '));
  t.deepEqual([...file.subarray(8 + padded)], [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]);
});

test('the data begins at a multiple of 8, whatever the length of a name in bytes', t => {
  for (const name of ['', 'a', 'ab', 'γβ', 'ä'.repeat(7), '\u{1F600}']) {
    const file = encode(new Map([[name, tensor([1, 2])]]), {});
    t.is((file.length - 16) % 8, 0, name);
    t.deepEqual([...readHeader(file, 'f').entries.keys()], [name]);
  }
});

test('wider numbers come first, so that each lies at a multiple of its length', t => {
  const narrow = tensor([1, 2, 3], [3], { dtype: 'float32' }), wide = tensor([1, 2]);
  const { entries } = readHeader(encode(new Map([['a', narrow], ['b', wide]]), {}), 'f');
  t.deepEqual([entries.get('b')!.begin, entries.get('a')!.begin], [0, 16]);
});

test('a view is written row by row', t => {
  const X = transpose(tensor([[1, 2, 3], [4, 5, 6]])), { data } = readHeader(encode(new Map([['x', X]]), {}), 'f');
  t.deepEqual(Array.from({ length: 6 }, (_, i) => data.getFloat64(8 * i, true)), [1, 4, 2, 5, 3, 6]);
});

test('nothing but float64 and float32 is written', t => {
  for (const dtype of ['bool', 'complex', 'bignumber', 'bounded'] as const) {
    t.throws(() => encode(new Map([['W', cast(tensor([1]), dtype)]]), {}), {
      name: 'DtypeError', message: `save: W is ${dtype}; a file holds float64 and float32: cast the layer first`,
    });
  }
});

test('the name of the metadata is not to be had', t => {
  t.throws(() => encode(new Map([['__metadata__', tensor([1])]]), {}), {
    instanceOf: TypeError, message: 'save: no parameter can be saved under the name __metadata__',
  });
});
