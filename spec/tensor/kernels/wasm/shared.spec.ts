import test from 'ava';
import { sharedMemory } from '../../../../lib/tensor/kernels/wasm/shared.ts';

test('there is one memory, the same whoever asks', t => {
  t.not(sharedMemory(), undefined);
  t.is(sharedMemory(), sharedMemory());
});
