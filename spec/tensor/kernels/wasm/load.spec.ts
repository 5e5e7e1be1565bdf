import test from 'ava';
import { fma, simd } from '../../../../lib/tensor/generated/gemm.js';
import { gemmOf } from '../../../../lib/tensor/kernels/gemm-variants.ts';
import { loadGemm } from '../../../../lib/tensor/kernels/wasm/load.ts';
import { engine } from '../../../support/webassembly.ts';

const failing = function fail(): never { throw new RangeError('not here'); } as never;

test('a loaded product multiplies', t => {
  const a = Float64Array.of(1, 2, 3, 4), b = Float64Array.of(5, 6, 7, 8), out = new Float64Array(4);
  loadGemm(simd(), engine)!(2, 2, 2, a, 0, 2, 1, b, 0, 2, 1, out, 0);
  t.deepEqual([...out], [19, 22, 43, 50]);
});

test('without WebAssembly, or without its vectors, there is none', t => {
  t.is(loadGemm(simd(), undefined), undefined);
  t.is(loadGemm(simd(), { ...engine, validate: () => false }), undefined);
  t.is(loadGemm(Uint8Array.of(0, 97, 115, 109, 9), engine), undefined);
});

test('where compiling, or memory, is denied, there is none', t => {
  const { validate, Module, Instance, Memory } = engine;
  for (const denied of [{ Module: failing }, { Instance: failing }, { Memory: failing }]) {
    t.is(loadGemm(simd(), { validate, Module, Instance, Memory, ...denied }), undefined);
  }
  t.not(loadGemm(simd(), { validate, Module, Instance, Memory }), undefined);
});

test('fused multiply-add is there if and only if the engine knows the instruction', t => {
  t.is(gemmOf('fma') !== undefined, engine.validate(fma()));
});
