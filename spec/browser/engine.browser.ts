import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import test from 'ava';
import type { Browser } from 'playwright-core';
import { type Fence, fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { root } from '../support/root.ts';
import { launch } from './support/chromium.ts';
import { serve, type Served } from './support/serve.ts';

// handgrad itself in a page, bundled by the command of docs/browser.md: products, training and the gradient check.

const fences = fencesOf(readText('docs/browser.md'));
const fence = (language: string): Fence => fences.find(block => block.language === language)!;

/** A product whose numbers are known, small and large; training; and the check of a right and of a wrong layer. */
const program = `
import { CrossEntropyLoss, gradcheck, Linear, matmul, mean, randn, Random, ReLU, Sequential, SGD, tensor, toArray,
  train } from 'handgrad';

const n = 96, A = tensor(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i + 2 * j)));
class Mean extends Linear {
  backward(dY, cache) {
    const { dX, grads } = super.backward(dY, cache);
    return { dX, grads: { ...grads, b: mean(dY, 0) } };
  }
}
const random = new Random(1), X = randn([60, 4], { random });
const labels = toArray(X).map(row => row.indexOf(Math.max(row[0], row[1], row[2])));
const wrong = gradcheck(new Mean(4, 2, { random }), randn([6, 4], { random }));
const model = new Sequential(new Linear(4, 64, { random }), new ReLU(), new Linear(64, 3, { random }));
const right = gradcheck(model, randn([5, 4], { random }));
const samples = { X, T: labels }, options = { epochs: 150, seed: 1 };
const { history } = await train(model, new CrossEntropyLoss(), new SGD({ lr: 0.5 }), samples, options);
globalThis.results = {
  small: toArray(matmul(tensor([[1, 2], [3, 4]]), tensor([[5, 6], [7, 8]]))),
  large: toArray(matmul(A, A)),
  right: right.verdict, wrong: String(wrong),
  losses: [history.epochs[0].loss, history.epochs.at(-1).loss],
};
`;

/** What the program leaves behind. */
interface Results {
  readonly small: readonly (readonly number[])[];
  readonly large: readonly (readonly number[])[];
  readonly right: string;
  readonly wrong: string;
  readonly losses: readonly [first: number, last: number];
}

/** How a page begins: counting what is compiled for WebAssembly, or without it. */
const beginnings = {
  'with WebAssembly': 'globalThis.compiled = 0; const { Module } = WebAssembly; '
    + 'WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); globalThis.compiled++; } };',
  'without WebAssembly': 'delete globalThis.WebAssembly;',
};

let browser: Browser, served: Served, folder: string;

test.before(async () => {
  const caches = fileURLToPath(new URL('node_modules/.cache/', root));
  mkdirSync(caches, { recursive: true });
  folder = mkdtempSync(join(caches, 'engine-'));
  writeFileSync(join(folder, 'app.ts'), fence('ts').text);
  const page = fence('html').text, pages = Object.entries(beginnings);
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'program.js'), program);
  for (const [name, script] of pages) {
    const begun = page.replace('app.js', 'program.js').replace('<script', `<script>${script}</script><script`);
    writeFileSync(join(folder, `${name}.html`), begun);
  }
  // `handgrad` is the package as it stands here, not as it was built last.
  const [, , ...args] = fence('sh').text.trim().replaceAll(/["\\]/g, '').split(/\s+/);
  const lib = `--alias:handgrad=${fileURLToPath(new URL('lib/index.ts', root))}`;
  const esbuild = fileURLToPath(new URL('node_modules/esbuild/bin/esbuild', root));
  const command = [esbuild, 'program.js', lib, ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the command of docs/browser.md failed: ${stderr}`);
  [browser, served] = await Promise.all([launch(), serve(pathToFileURL(join(folder, '/')))]);
});

test.after.always(async () => {
  await Promise.all([(browser as Browser | undefined)?.close(), (served as Served | undefined)?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

test('the page of docs/browser.md writes to its console what the page says', async t => {
  const page = await browser.newPage(), lines: string[] = [], said = fence('text').text;
  page.on('console', message => { lines.push(message.text()); });
  await page.goto(served.url);
  for (let k = 0; k < 300 && lines.length < 3; k++) await page.waitForTimeout(100);
  t.is(`${lines.join('\n')}\n`, said);
  await page.close();
});

for (const name of Object.keys(beginnings)) {
  test(`${name}, products are right, training learns, and the check tells right from wrong`, async t => {
    const page = await browser.newPage(), thrown: string[] = [];
    page.on('pageerror', error => { thrown.push(error.message); });
    await page.goto(`${served.url}${encodeURIComponent(name)}.html`);
    await page.waitForFunction('globalThis.results !== undefined', undefined, { timeout: 60_000 });
    const { small, large, right, wrong, losses } = await page.evaluate<Results>('globalThis.results');
    const compiled = await page.evaluate<number | undefined>('globalThis.compiled');
    t.deepEqual(thrown, []);
    t.deepEqual(small, [[19, 22], [43, 50]]);

    // Σⱼ (i + 2j)(j + 2k), in whole numbers.
    const n = 96, sum = n * (n - 1) / 2, squares = (n - 1) * n * (2 * n - 1) / 6;
    const known = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, k) => i * sum + 2 * i * k * n + 2 * squares + 4 * k * sum));
    t.deepEqual(large, known);
    t.is(right, 'correct');
    t.regex(wrong, /wrong/);
    t.regex(wrong, /db is the mean over the batch, N = 6, instead of the sum/);
    t.true(losses[1] < losses[0] / 5, `from ${losses[0]} to ${losses[1]}`);
    t.is((compiled ?? 0) > 0, name === 'with WebAssembly');
    await page.close();
  });
}
