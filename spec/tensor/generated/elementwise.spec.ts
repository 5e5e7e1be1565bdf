import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { elementwise } from '../../../lib/tensor/generated/elementwise.js';
import { root } from '../../support/root.ts';
import { engine } from '../../support/webassembly.ts';

test('elementwise.js is what `npm run generate` makes of the AssemblyScript source, byte by byte', t => {
  const text = readFileSync(new URL('lib/tensor/generated/elementwise.js', root), 'utf8');
  const generate = fileURLToPath(new URL('.ci/generate-kernels.js', root));
  const arguments_ = [generate, '--print', 'elementwise'];
  const { stdout, stderr, status } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
  t.is(status, 0, stderr);
  t.true(stdout === text, 'run `npm run generate`');
});

test('the module is smaller than the 4 kB that older browsers compile while a page waits', t => {
  t.true(elementwise().length < 4096, `${elementwise().length} bytes`);
  t.true(engine.validate(elementwise()));
});
