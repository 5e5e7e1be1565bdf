import test from 'ava';
import { ARENA_BYTES, createMemory, engine } from '../../../lib/tensor/kernels/wasm/load.ts';
import { openArena, vectors } from '../../../lib/tensor/kernels/vectors.ts';
import { SCRATCH_BYTES } from '../../../lib/tensor/kernels/wasm/scratch.ts';
import { sharedMemory } from '../../../lib/tensor/kernels/wasm/shared.ts';

const js = process.env['HANDGRAD_KERNELS'] === 'js';

test('the arena is opened once, lies above the kernels\' scratch, and keeps its buffer from then on', t => {
  if (js) return void t.is(openArena(), undefined);
  const arena = openArena()!;
  t.is(openArena(), arena);
  t.is(arena.start, SCRATCH_BYTES);
  t.true(arena.end > ARENA_BYTES && arena.end < arena.buffer.byteLength);
  sharedMemory()!.reserve(SCRATCH_BYTES);
  t.is(sharedMemory()!.memory.buffer, arena.buffer);
  t.is(vectors!.buffer, arena.buffer);
});

test('what is reserved takes no memory before it is written to', t => {
  const rss = (): number => process.memoryUsage.rss(), before = rss(), memory = createMemory(engine())!;
  memory.reserve(SCRATCH_BYTES + ARENA_BYTES);
  t.true(rss() < before + ARENA_BYTES / 4);
  new Uint8Array(memory.memory.buffer).fill(1);
  t.true(rss() > before + ARENA_BYTES / 2);
});
