import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { loadMnist, syntheticDigits, toArray, toTypedArray } from '../../../lib/index.ts';
import { idxFile, mnistFiles } from './idx-file.ts';

const train = syntheticDigits(6, 1), unseen = syntheticDigits(3, 2);

/** A directory of small MNIST files, some of them replaced, or left out. */
async function directoryOf(t: ExecutionContext, changes: Record<string, Buffer | undefined> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(directory, { recursive: true }));
  for (const [name, bytes] of Object.entries({ ...Object.fromEntries(mnistFiles(train, unseen)), ...changes })) {
    if (bytes !== undefined) await writeFile(join(directory, name), bytes);
  }
  return directory;
}

test('reads the four files, with - or . in their names, gzipped or not', async t => {
  const { train: seen, test: judged } = await loadMnist(await directoryOf(t));
  t.deepEqual(toArray(seen.labels), toArray(train.labels));
  t.deepEqual(toArray(judged.labels), toArray(unseen.labels));
  t.deepEqual(seen.images.shape, [6, 28, 28]);
  const error = toTypedArray(judged.images).map((ink, i) => Math.abs(ink - toTypedArray(unseen.images)[i]!));
  t.true(Math.max(...error) <= 0.5 / 255 + 1e-15);
});

test('images come in the dtype asked for', async t => {
  const { test: judged } = await loadMnist(await directoryOf(t), { dtype: 'float32' });
  t.is(judged.images.dtype, 'float32');
});

test('a missing directory or file is named', async t => {
  await t.throwsAsync(loadMnist('/no/such/place'), { message: '/no/such/place: there is no such file or directory' });
  const directory = await directoryOf(t, { 't10k-labels.idx1-ubyte': undefined });
  await t.throwsAsync(loadMnist(directory), {
    message: `${directory}: there is no t10k-labels-idx1-ubyte, nor t10k-labels-idx1-ubyte.gz, t10k-labels.idx1-ubyte, `
      + 't10k-labels.idx1-ubyte.gz',
  });
});

test('files that do not go together are named', async t => {
  const labels = await directoryOf(t, { 't10k-labels.idx1-ubyte': idxFile([2], [1, 2]) });
  await t.throwsAsync(loadMnist(labels),
    { message: `${labels}/t10k-labels.idx1-ubyte: 2 labels; ${labels}/t10k-images.idx3-ubyte.gz has 3 images` });
  const wrong = await directoryOf(t, { 't10k-labels.idx1-ubyte': idxFile([3], [1, 10, 2]) });
  await t.throwsAsync(loadMnist(wrong),
    { message: `${wrong}/t10k-labels.idx1-ubyte: label 10 at place 1; wanted 0 to 9` });
  const small = await directoryOf(t, { 'train-images-idx3-ubyte': idxFile([6, 1, 2], Array(12).fill(0) as number[]) });
  await t.throwsAsync(loadMnist(small), {
    message: `${small}/t10k-images.idx3-ubyte.gz: images of 28 × 28 pixels; wanted 1 × 2, as those to learn from`,
  });
  const empty = await directoryOf(t, { 'train-images-idx3-ubyte': idxFile([0, 28, 28], []) });
  await t.throwsAsync(loadMnist(empty), { message: `${empty}/train-images-idx3-ubyte: no images` });
});
