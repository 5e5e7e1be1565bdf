import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { decodeIdx, readIdx, toArray } from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';
import { idxFile } from './idx-file.ts';

const anyContent = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }).chain(shape => {
  const size = shape.reduce((product, length) => product * length, 1);
  const bytes = fc.uint8Array({ minLength: size, maxLength: size });
  return fc.record({ shape: fc.constant(shape), bytes, gzip: fc.boolean() });
});

test('what was written as IDX is read back, gzipped or not', async t => {
  await t.notThrowsAsync(fc.assert(fc.asyncProperty(anyContent, async ({ shape, bytes, gzip }) => {
    const file = idxFile(shape, bytes), content = await decodeIdx(gzip ? gzipSync(file) : file, shape.length, 'file');
    assert.deepEqual(content.shape, shape);
    assert.deepEqual([...content.bytes], [...bytes]);
  }), { numRuns: runs(50) }));
});

test('every cut of a file is told to be truncated', async t => {
  for (const file of [idxFile([2, 3], [1, 2, 3, 4, 5, 6]), gzipSync(idxFile([2, 3], [1, 2, 3, 4, 5, 6]))]) {
    for (let length = 0; length < file.length; length++) {
      await t.throwsAsync(decodeIdx(file.subarray(0, length), 2, 'cut'), { message: /^cut: truncated/ }, `${length}`);
    }
  }
});

test('says what came and what was wanted', async t => {
  const file = idxFile([2, 2], [1, 2, 3, 4]);
  await t.throwsAsync(decodeIdx(file, 1, 'labels'),
    { message: 'labels: magic number 0x00000802; wanted 0x00000801, bytes in 1 dimensions' });
  await t.throwsAsync(decodeIdx(idxFile([1], [1]), 3, 'images'),
    { message: 'images: magic number 0x00000801; wanted 0x00000803, bytes in 3 dimensions' });
  await t.throwsAsync(decodeIdx(file.subarray(0, 5), 2, 'cut'),
    { message: 'cut: truncated, 5 bytes; the header alone has 12' });
  await t.throwsAsync(decodeIdx(file.subarray(0, 14), 2, 'cut'),
    { message: 'cut: truncated, 2 bytes after the header; wanted 2 × 2 = 4' });
  await t.throwsAsync(decodeIdx(Buffer.concat([file, file]), 2, 'long'),
    { message: 'long: too long, 20 bytes after the header; wanted 2 × 2 = 4' });
  await t.throwsAsync(decodeIdx(Buffer.from([0x1F, 0x8B, 1, 2, 3]), 1, 'zipped'),
    { message: 'zipped: truncated or damaged, gzip cannot unpack it' });
});

test.serial('a header that lies about the size allocates nothing', async t => {
  const before = process.memoryUsage().arrayBuffers;
  await t.throwsAsync(decodeIdx(idxFile([60000, 0xFFFFFFFF, 0xFFFFFFFF], [1]), 3, 'liar'),
    { message: /^liar: truncated, 1 bytes/ });
  t.true(process.memoryUsage().arrayBuffers - before < 1e6);
});

test('a file is read as a tensor of whole numbers', async t => {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-')), path = join(directory, 'labels');
  t.teardown(async () => rm(directory, { recursive: true }));
  await writeFile(path, idxFile([2, 2], [0, 7, 128, 255]));
  t.deepEqual(toArray(await readIdx(path, { dimensions: 2 })), [[0, 7], [128, 255]]);
  t.is((await readIdx(path, { dimensions: 2, dtype: 'float32' })).dtype, 'float32');
  await t.throwsAsync(readIdx(join(directory, 'none'), { dimensions: 2 }),
    { message: `${join(directory, 'none')}: there is no such file or directory` });
  await t.throwsAsync(readIdx(directory, { dimensions: 2 }),
    { message: `${directory}: this is a directory; a file is wanted` });
});
