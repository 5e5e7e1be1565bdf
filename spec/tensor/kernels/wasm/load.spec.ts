import test from 'ava';
import { fma, simd } from '../../../../lib/tensor/generated/gemm.js';
import { gemmOf } from '../../../../lib/tensor/kernels/gemm-variants.ts';
import {
  ARENA_BYTES, createMemory, engine, loadGemm, type WebAssemblyLike,
} from '../../../../lib/tensor/kernels/wasm/load.ts';
import { SCRATCH_BYTES, type WebAssemblyMemory } from '../../../../lib/tensor/kernels/wasm/scratch.ts';
import { engine as own } from '../../../support/webassembly.ts';

const failing = function fail(): never { throw new RangeError('not here'); } as never;
const load = (bytes: Uint8Array, web: WebAssemblyLike | undefined): ReturnType<typeof loadGemm> =>
  loadGemm(bytes, web, createMemory(web));

test('a loaded product multiplies', t => {
  const a = Float64Array.of(1, 2, 3, 4), b = Float64Array.of(5, 6, 7, 8), out = new Float64Array(4);
  load(simd(), engine())!(2, 2, 2, a, 0, 2, 1, b, 0, 2, 1, out, 0);
  t.deepEqual([...out], [19, 22, 43, 50]);
});

test('without WebAssembly, or without its vectors, there is none', t => {
  t.is(load(simd(), undefined), undefined);
  t.is(load(simd(), { ...own, validate: () => false }), undefined);
  t.is(load(Uint8Array.of(0, 97, 115, 109, 9), own), undefined);
});

test('where compiling, or memory, is denied, there is none', t => {
  const { validate, Module, Instance, Memory } = own;
  for (const denied of [{ Module: failing }, { Instance: failing }, { Memory: failing }]) {
    t.is(load(simd(), { validate, Module, Instance, Memory, ...denied }), undefined);
  }
  t.not(load(simd(), { validate, Module, Instance, Memory }), undefined);
});

test('a memory begins with one page, and with less leave to grow where addresses are scarce', t => {
  const asked: number[] = [];
  const scarce = function Memory({ initial, maximum }: { initial: number; maximum: number }): WebAssemblyMemory {
    asked.push(maximum);
    if (maximum * 65_536 > SCRATCH_BYTES) throw new RangeError('too many addresses');
    return new own.Memory({ initial, maximum });
  } as unknown as WebAssemblyLike['Memory'];
  t.is(createMemory({ ...own, Memory: scarce })!.float64.byteLength, 65_536);
  t.deepEqual(asked, [(SCRATCH_BYTES + ARENA_BYTES) / 65_536, SCRATCH_BYTES / 65_536]);
});

test('fused multiply-add is there if and only if the engine knows the instruction', t => {
  t.is(gemmOf('fma') !== undefined, own.validate(fma()));
});
