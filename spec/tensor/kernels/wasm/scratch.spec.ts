import test from 'ava';
import { Scratch } from '../../../../lib/tensor/kernels/wasm/scratch.ts';
import { memoryOf } from '../../../support/webassembly.ts';

const page = 65_536;

test('it grows by whole pages when more is needed, keeps what is in it, and never shrinks', t => {
  const memory = memoryOf(1, 4), scratch = new Scratch(memory);
  scratch.float64[3] = 5;
  scratch.reserve(page);
  t.is(memory.buffer.byteLength, page);
  scratch.reserve(page + 1);
  t.is(memory.buffer.byteLength, 2 * page);
  scratch.reserve(4 * page);
  scratch.reserve(1);
  t.is(memory.buffer.byteLength, 4 * page);
  t.is(scratch.float64[3], 5);
});

test('after it has grown, both views are of the new memory', t => {
  const memory = memoryOf(1, 2), scratch = new Scratch(memory);
  const old = scratch.float32;
  scratch.reserve(2 * page);
  t.is(old.length, 0, 'growing takes the old view\'s bytes away');
  t.is(scratch.float32.length, 2 * page / 4);
  t.is(scratch.float64.length, 2 * page / 8);
  t.is(scratch.float32.buffer, memory.buffer);
  t.is(scratch.float64.buffer, memory.buffer);
});

test('a memory that cannot grow so far says so, and serves on as it is', t => {
  const scratch = new Scratch(memoryOf(1, 2));
  const error = t.throws(() => { scratch.reserve(3 * page); }, {
    instanceOf: RangeError, message: 'matmul: out of memory: its 65536 bytes of scratch cannot grow to 196608',
  });
  t.true(error.cause instanceof RangeError);
  t.is(scratch.float64.length, page / 8);
  scratch.reserve(2 * page);
  t.is(scratch.float64.length, 2 * page / 8);
});
