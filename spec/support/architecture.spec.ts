import test from 'ava';
import {
  beyondExports, dataAccesses, type Files, forbiddenImports, forbiddenPackages, importsOf, loadedBy, loadingCircles,
  longFiles, lostImports, neighbourlyImports, withoutPartner,
} from './architecture.ts';

// Each check of the architecture is shown something wrong, and something right that looks like it.

const files = (texts: Record<string, string>): Files => new Map(Object.entries(texts));
const mayImport = { tensor: [], model: ['tensor'], layers: ['tensor', 'type model'] };

test('imports are found in every form, and those of types are told apart', t => {
  const imports = importsOf('lib/a.ts', `
    import 'side-effect';
    import whole, { part } from 'values';
    import { type A, b } from 'mixed';
    import type { C } from 'type-import';
    import { type D, type E } from 'types-inside';
    import * as all from 'namespace';
    export { f } from 'export-from';
    export type { G } from 'type-export';
    export * from 'export-all';
    type H = import('import-type').H;
    const late = await import('dynamic');
    const text = "import x from 'a string'"; // import y from 'a comment';
    const made = await import(text);
  `);
  t.deepEqual(imports.filter(({ computed }) => computed).map(({ specifier }) => specifier), ['text']);
  t.deepEqual(imports.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier),
    ['type-import', 'types-inside', 'type-export', 'import-type']);
  t.deepEqual(imports.filter(({ typeOnly }) => !typeOnly).map(({ specifier }) => specifier),
    ['side-effect', 'values', 'mixed', 'namespace', 'export-from', 'export-all', 'dynamic', 'text']);
});

test('an import that leads out of lib, or nowhere, is lost', t => {
  t.deepEqual(lostImports(files({
    'lib/a.ts': `import './b.ts'; import '../spec/c.ts'; import './d.ts'; import 'ava';`,
    'lib/b.ts': `import './a';`,
  })), [
    'lib/a.ts imports ../spec/c.ts, which is no file of lib',
    'lib/a.ts imports ./d.ts, which is no file of lib',
    'lib/b.ts imports ./a, which is no file of lib',
  ]);
});

test('a folder that imports what it may not is named, be it at run time or for a type', t => {
  t.deepEqual(forbiddenImports(files({
    'lib/layers/linear.ts': `import { add } from '../tensor/index.ts'; import './helper.ts';`,
    'lib/tensor/index.ts': `import type { Layer } from '../model/layer.ts';`,
    'lib/model/layer.ts': `const { ReLU } = await import('../layers/relu.ts');`,
  }), mayImport), [
    'lib/tensor/index.ts imports ../model/layer.ts, but tensor may not',
    'lib/model/layer.ts imports ../layers/relu.ts, but model may not',
  ]);
});

test('a layer may import types of the model, and nothing else of it', t => {
  t.deepEqual(forbiddenImports(files({
    'lib/layers/good.ts': `import type { Layer } from '../model/layer.ts'; import { type P } from '../model/layer.ts';`,
    'lib/layers/bad.ts': `import { Sequential, type Layer } from '../model/sequential.ts';`,
  }), mayImport), ['lib/layers/bad.ts imports more than types of ../model/sequential.ts, but layers may not']);
});

test('a file may have a rule of its own, which counts in place of that of its folder', t => {
  const imports = `import { withParams } from '../model/index.ts'; import '../random/index.ts';`;
  const own = { ...mayImport, 'lib/layers/block.ts': ['model'] };
  t.deepEqual(forbiddenImports(files({ 'lib/layers/block.ts': imports, 'lib/layers/relu.ts': '' }), own),
    ['lib/layers/block.ts imports ../random/index.ts, but layers may not']);
});

test('a folder without a rule is an error', t => {
  t.deepEqual(forbiddenImports(files({ 'lib/misc/a.ts': `import '../tensor/index.ts';` }), mayImport),
    ['lib/misc/a.ts is in a folder that no rule speaks of']);
});

test('a layer that imports its neighbour is caught, unless it is made of it or the two share it', t => {
  const neighbours = files({
    'lib/layers/index.ts': `export { A } from './a.ts';`,
    'lib/layers/a.ts': `import type { B } from './b.ts';`,
    'lib/layers/b.ts': `import { help } from './shared/help.ts'; import '../tensor/index.ts';`,
    'lib/layers/shared/help.ts': `import { A } from '../a.ts';`,
    'lib/layers/block.ts': `import { A } from './a.ts';`,
  });
  const rules = { folders: ['layers'], composites: ['lib/layers/block.ts'] };
  t.deepEqual(neighbourlyImports(neighbours, rules), [
    'lib/layers/a.ts imports its neighbour ./b.ts',
    'lib/layers/shared/help.ts imports its neighbour ../a.ts',
  ]);
});

test('a package is caught when it is not declared, and when another place imports it', t => {
  t.deepEqual(forbiddenPackages(files({
    'lib/tensor/a.ts': `import type { Matrix } from 'mathjs'; import { x } from '@scope/name/deep'; import 'node:fs';`,
    'lib/layers/a.ts': `import type { Matrix } from 'mathjs/number'; import 'ava';`,
  }), ['mathjs', '@scope/name'], { mathjs: 'lib/tensor/' }), [
    'lib/layers/a.ts imports mathjs/number, but only lib/tensor/ may',
    'lib/layers/a.ts imports ava, which is no dependency in package.json',
  ]);
});

test('a circle is found once and spelled out, and an import of a type closes none', t => {
  t.deepEqual(loadingCircles(files({
    'lib/a.ts': `import './b.ts';`,
    'lib/b.ts': `export { c } from './c.ts';`,
    'lib/c.ts': `const b = import('./b.ts'); import type { A } from './a.ts';`,
    'lib/d.ts': `import './a.ts'; import './c.ts';`,
  })), ['lib/b.ts → lib/c.ts → lib/b.ts']);
});

test('what a door loads is followed through files and packages, types left out', t => {
  t.deepEqual([...loadedBy(files({
    'lib/index.ts': `export { a } from './a.ts'; export type { L } from './laws.ts';`,
    'lib/a.ts': `import { b } from './sub/b.ts'; import type fc from 'fast-check';`,
    'lib/sub/b.ts': `import 'mathjs/number'; import '../a.ts';`,
    'lib/laws.ts': `import 'fast-check';`,
  }), 'lib/index.ts')], ['lib/index.ts', 'lib/a.ts', 'lib/sub/b.ts', 'mathjs']);
});

test('a door that does more than name its exports is caught', t => {
  t.deepEqual(beyondExports('lib/index.ts', `export { a } from './a.ts';\nexport type { B } from './b.ts';`), []);
  t.deepEqual(beyondExports('lib/index.ts', `export * from './a.ts';\nexport const x = 1;\nimport './b.ts';`), [
    "lib/index.ts has more than named exports: export * from './a.ts';",
    'lib/index.ts has more than named exports: export const x = 1;',
    "lib/index.ts has more than named exports: import './b.ts';",
  ]);
});

test('a file without its partner is reported, and a partner without its file', t => {
  const partner = (path: string): string => path.replace('lib', 'spec');
  t.deepEqual(withoutPartner(['lib/a', 'lib/b'], ['spec/b', 'spec/c'], partner),
    ['lib/a lacks spec/a', 'spec/c belongs to nothing in lib']);
});

test('a file of one line too many is too long', t => {
  const lines = (count: number): string => 'x\n'.repeat(count);
  t.deepEqual(longFiles(files({ 'lib/a.ts': lines(200), 'lib/b.ts': lines(201) }), 200),
    ['lib/b.ts has 201 lines, more than 200']);
});

test('touching the data of a tensor is seen however it is written', t => {
  t.deepEqual(dataAccesses(files({
    'lib/layers/bad.ts': `const a = X.data[0];\nX?.['data'];\nconst { data } = X;\nconst { data: d } = X;`,
    'lib/layers/good.ts': `// X.data\nconst data = 1; const s = 'X.data'; use(data); const { shape } = { data };`,
  })), [
    'lib/layers/bad.ts:1 touches .data: X.data',
    "lib/layers/bad.ts:2 touches .data: X?.['data']",
    'lib/layers/bad.ts:3 touches .data: data',
    'lib/layers/bad.ts:4 touches .data: data: d',
  ]);
});
