import test from 'ava';
import { importedNames, importOf, rewriteImports, withoutImports } from '../../../lib/assignments/handout/imports.ts';

test('imports of handgrad\'s folders become one from each door, types marked, each name once', t => {
  const { text, given } = rewriteImports('lib/layers/a.ts', [
    `import { type Initializer, kaimingUniform } from '../init/index.ts';`,
    `import type { Layer } from '../model/layer.ts';`,
    `import { Random } from '../random/index.ts';`,
    `import {\n  add, type Tensor,\n} from '../tensor/index.ts';`,
    `import { add } from '../tensor/index.ts';`,
    '', 'code();', '',
  ].join('\n'));
  t.is(text, `import { type Initializer, kaimingUniform, type Layer, Random } from 'handgrad';\n`
  + `import { add, type Tensor } from 'handgrad/tensor';\n\ncode();\n`);
  t.deepEqual(given, []);
});

test('types alone are imported as types, and long lists are broken into lines that fit', t => {
  t.is(importOf('handgrad', ['type B', 'type A']), `import type { A, B } from 'handgrad';\n`);
  const long = importOf('handgrad', Array.from({ length: 40 }, (_, k) => `name${k}`));
  t.true(long.split('\n').every(line => line.length <= 100));
  t.deepEqual(importedNames(long, 'handgrad').length, 40);
});

test('files beside a file, or below it, are given along; packages stay', t => {
  const { text, given } = rewriteImports('lib/layers/a.ts',
    `import { x } from './shared/b.ts';\nimport path from 'node:path';\n\nx(path);\n`);
  t.deepEqual(given, ['lib/layers/shared/b.ts']);
  t.is(text, `import { x } from './shared/b.ts';\nimport path from 'node:path';\n\nx(path);\n`);
});

test('an import that leads out of the folder, and to no door, is refused', t => {
  t.throws(() => rewriteImports('own/a.ts', `import { x } from '../b.ts';\n`),
    { message: 'own/a.ts: ../b.ts lies outside of the handout\'s folder' });
  t.throws(() => rewriteImports('lib/layers/a.ts', `import { gradcheck } from '../gradcheck/index.ts';\n`));
});

test('a file\'s own imports from handgrad are joined with the others', t => {
  const own = `import { randn } from 'handgrad';\nimport type { Layer } from 'handgrad';\nx();\n`;
  t.is(rewriteImports('own/a.ts', own).text, `import { type Layer, randn } from 'handgrad';\nx();\n`);
  t.is(withoutImports(own), 'x();\n');
});
