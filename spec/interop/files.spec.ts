import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { Linear, loadFile, save, saveFile, toArray } from '../../lib/index.ts';

async function temporary(t: ExecutionContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(directory, { recursive: true }));
  return directory;
}

test('a layer is saved to a file, whole, and loaded from it', async t => {
  const directory = await temporary(t), path = join(directory, 'model.safetensors'), layer = new Linear(2, 3);
  await writeFile(path, 'something that was there before');
  await Promise.all([saveFile(layer, path), saveFile(layer, path)]);
  t.deepEqual(new Uint8Array(await readFile(path)), save(layer));
  t.deepEqual(await readdir(directory), ['model.safetensors']);
  t.deepEqual(toArray((await loadFile(new Linear(2, 3), path)).params.W), toArray(layer.params.W));
});

test('a file that cannot be written is named, and nothing is left half-done', async t => {
  const directory = await temporary(t), path = join(directory, 'taken');
  await mkdir(path);
  await t.throwsAsync(saveFile(new Linear(1, 1), path), { message: /taken: no file can be written here \(\w+\)$/ });
  t.deepEqual(await readdir(directory), ['taken']);
  const nowhere = join(directory, 'no', 'where');
  await t.throwsAsync(saveFile(new Linear(1, 1), nowhere),
    { message: `${nowhere}: no file can be written here (ENOENT)` });
});

test('a file that is missing, or no checkpoint of the layer, is named', async t => {
  const path = join(await temporary(t), 'model.safetensors');
  await t.throwsAsync(loadFile(new Linear(2, 3), path), { message: `${path}: there is no such file or directory` });
  await writeFile(path, 'PK');
  await t.throwsAsync(loadFile(new Linear(2, 3), path), { message: `${path}: truncated, 2 bytes; wanted 8 for the `
    + 'length of the header alone' });
  await saveFile(new Linear(2, 3, { bias: false }), path);
  await t.throwsAsync(loadFile(new Linear(2, 3), path),
    { message: `${path}: the file is not one of Linear(2 → 3); missing: bias (3)` });
});
