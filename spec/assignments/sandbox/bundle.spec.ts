import test, { type ExecutionContext } from 'ava';
import { bundleSubmission } from '../../../lib/assignments/sandbox/bundle.ts';
import { SubmissionError } from '../../../lib/assignments/sandbox/collect.ts';

/** The bundle of these files; each is a module, `a.ts` the first. */
async function bundled(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>> = {}):
Promise<string> {
  return await bundleSubmission(new Map(Object.entries(files)), Object.keys(files)[0]!, new Map(Object.entries(given)));
}

async function refused(t: ExecutionContext, files: Readonly<Record<string, string>>): Promise<string> {
  return (await t.throwsAsync(bundled(files), { instanceOf: SubmissionError })).message;
}

/** What a bundle without imports exports. */
async function run(code: string): Promise<Record<string, unknown>> {
  return await import(`data:text/javascript,${encodeURIComponent(code)}`) as Record<string, unknown>;
}

test('own files are found with and without endings, JSON and folders included', async t => {
  const code = await bundled({
    'a.ts': `import { b } from './b'; import c from './c/d.js'; import e from './e.json'; import { f } from './f';
      export const all: number[] = [b, c, e.x, f];`,
    'b.ts': 'export const b = 1 as number;', 'c/d.ts': 'import { b } from "../b.ts"; export default b + 1;',
    'e.json': '{ "x": 3 }', 'f/index.js': 'export const f = 4;',
  });
  t.deepEqual({ ...await run(code) }, { all: [1, 2, 3, 4] });
});

test('given files are there, and a submission\'s own come before them', async t => {
  const given = { 'help.ts': 'export const h = "given";' }, a = 'export { h } from "./help.ts";';
  t.is((await run(await bundled({ 'a.ts': a }, given)))['h'], 'given');
  t.is((await run(await bundled({ 'a.ts': a, 'help.ts': 'export const h = "own";' }, given)))['h'], 'own');
});

test('a file of that name in the working folder changes nothing', async t => {
  t.deepEqual({ ...await run(await bundled({ 'package.json': '{ "own": 1 }' })) }, { default: { own: 1 }, own: 1 });
});

test('what handgrad has for a submission is imported from the harness, and nothing else is', async t => {
  const code = await bundled({
    'a.ts': 'import { matmul } from "handgrad"; import { tensor, type Tensor } from "handgrad/tensor"; '
      + 'export const f = (X: Tensor) => matmul(X, tensor([[1]]));',
  });
  t.deepEqual([...new Set([...code.matchAll(/from\s*"([^"]*)"/g)].map(([, from]) => from))], ['./harness.mjs']);
});

test('whatever else is imported is refused by its name', async t => {
  const importing = async (path: string): Promise<string> =>
    await refused(t, { 'a.ts': `import x from '${path}'; export default x;` });
  for (const path of ['node:fs', 'fs', 'mathjs', 'handgrad/laws', 'handgrad/layers/linear',
    '/etc/passwd', 'file:///etc',
    'https://x.org/a.js', 'data:text/javascript,1', '#a']) {
    t.true((await importing(path)).includes(`${path} cannot be imported here: a submission may import`), path);
  }
  for (const path of ['../linear.ts', './../a.ts', './b/../../a.ts', '../../etc/passwd']) {
    t.true((await importing(path)).includes(`${path} leads out of the submission`), path);
  }
  t.true((await importing('./b.ts')).includes('the submission has no file b.ts'));
  t.true((await importing('./harness.mjs')).includes('the submission has no file harness.mjs'));
});

test('a computed import is left to the process that may not do it; a plain one is refused as any other', async t => {
  t.true((await bundled({ 'a.js': 'export default f => import(f);' })).includes('import('));
  t.true((await refused(t, { 'a.js': 'export default () => import("../a.js");' })).includes('leads out'));
  t.true((await refused(t, { 'a.js': 'export default () => require("fs");' })).includes('cannot be imported here'));
});

test('a layer, a loss and a check of handgrad are refused by their names', async t => {
  for (const name of ['Linear', 'CrossEntropyLoss', 'gradcheck', 'Sequential', 'train']) {
    const message = await refused(t, { 'a.ts': `import { ${name} } from 'handgrad';\nexport default ${name};` });
    t.regex(message, new RegExp(`${name} cannot be imported from handgrad here: a submission writes its own layers`));
    t.regex(message, /a\.ts:1:9/);
  }
});

test('settings that extend a file, and source maps, are not read', async t => {
  const code = await bundled({
    'a.ts': 'export const a = 1;\n//# sourceMappingURL=../../../../etc/passwd', 'tsconfig.json': '{"extends":"../x"}',
    'package.json': 'no JSON at all',
  });
  t.deepEqual({ ...await run(code) }, { a: 1 });
});

test('a syntax error is shown with its line, as the compiler does', async t => {
  const message = await refused(t, { 'a.ts': 'export const a = 1;\nexport const b = = 2;' });
  t.regex(message, /ERROR.*Unexpected "="/);
  t.regex(message, /a\.ts:2:17:\n\s+2 │ export const b = = 2;/);
  t.false(message.includes('submission:'));
  t.regex(await refused(t, { 'a.ts': 'import x from "./b.json";\nexport default x', 'b.json': '{' }), /b\.json:1/);
});

test('more code than a person writes is refused, and brackets nested as deep as it allows are not', async t => {
  t.regex(await refused(t, { 'a.js': `x = ${'['.repeat(5e5)}` }), /there is more code than 131072 characters/);
  const half = 'x'.repeat(2 ** 16);
  t.regex(await refused(t, { 'a.js': `import './b.js'; ${half}`, 'b.js': half }), /there is more code/);
  t.true((await bundled({ 'a.js': `export default ${'['.repeat(65_000)}${']'.repeat(65_000)}` })).length < 2 ** 18);
});
