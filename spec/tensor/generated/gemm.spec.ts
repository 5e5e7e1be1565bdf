import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { fma, simd } from '../../../lib/tensor/generated/gemm.js';
import { root } from '../../support/root.ts';
import { engine } from '../../support/webassembly.ts';

test('gemm.js is what `npm run generate` makes of the AssemblyScript source, byte by byte', t => {
  const text = readFileSync(new URL('lib/tensor/generated/gemm.js', root), 'utf8');
  const generate = fileURLToPath(new URL('.ci/generate-kernels.js', root));
  const { stdout, stderr, status } = spawnSync(process.execPath, [generate, '--print', 'gemm'], { encoding: 'utf8' });
  t.is(status, 0, stderr);
  t.true(stdout === text, 'run `npm run generate`');
});

test('the modules are smaller than the 4 kB that older browsers compile while a page waits', t => {
  for (const bytes of [simd(), fma()]) t.true(bytes.length < 4096, `${bytes.length} bytes`);
});

test('only one of them multiplies and adds in one step', t => {
  t.true(engine.validate(simd()));
  const fused = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1').includes('\xFD\x85\x02');
  t.deepEqual([fused(simd()), fused(fma())], [false, true]);
});
