import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { readText } from '../../../../lib/cli/demo/gpt/text.ts';

const directory = await mkdtemp(join(tmpdir(), 'handgrad-'));
test.after.always(async () => rm(directory, { recursive: true }));

test('a text file is read as it is, but for the ends of its lines', async t => {
  const path = join(directory, 'a.txt');
  await writeFile(path, 'uno\r\ndos\ntrés');
  t.deepEqual(await readText(path), { text: 'uno\ndos\ntrés', source: path });
});

test('without a file, the derivation notes are read, in alphabetical order', async t => {
  const { text, source } = await readText();
  t.is(source, 'docs/derivations');
  const titles = [...text.matchAll(/^# (.*)$/gm)].map(([, title]) => title!);
  const places = ['Linear', 'Softmax', 'Tanh'].map(title => titles.indexOf(title));
  t.false(places.includes(-1), titles.join(', '));
  t.deepEqual(places, places.toSorted((a, b) => a - b));
});

test('a file that is missing or no text is named', async t => {
  const none = join(directory, 'none'), image = join(directory, 'image');
  await writeFile(image, Uint8Array.of(0x89, 0x50, 0xFF));
  await t.throwsAsync(readText(none), { message: `${none}: there is no such file or directory` });
  await t.throwsAsync(readText(image), { message: `${image}: this is no text in UTF-8` });
});
