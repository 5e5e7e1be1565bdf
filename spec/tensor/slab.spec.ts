import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { openArena } from '../../lib/tensor/kernels/vectors.ts';
import { inScope } from '../../lib/tensor/scope.ts';
import { allocateFromSlab } from '../../lib/tensor/slab.ts';
import { holds } from '../support/property.ts';

const requests = fc.array(fc.tuple(
  fc.constantFrom<Float64ArrayConstructor | Float32ArrayConstructor | Uint8ArrayConstructor>(
    Float64Array, Float32Array, Uint8Array),
  fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 2000 })),
), { maxLength: 60 });

test('pieces have the length asked for and never overlap: what is written to one is in no other', t => {
  holds(t, fc.property(requests, list => {
    const pieces = list.map(([Constructor, length]) =>
      allocateFromSlab<Float64Array | Float32Array | Uint8Array>(Constructor, length));
    pieces.forEach((piece, k) => { piece.fill(k + 1); });
    pieces.forEach((piece, k) => {
      assert.equal(piece.length, list[k]![1]);
      assert.ok(piece.every(x => x === k + 1));
    });
  }));
});

test('memory that has run out is an error that says so', t => {
  const error = t.throws(() => allocateFromSlab(Float64Array, 2 ** 50), {
    instanceOf: RangeError, message: `out of memory: there is no room for ${2 ** 50} numbers, ${2 ** 53} bytes`,
  });
  t.true(error.cause instanceof RangeError);
});

test('inside a scope pieces are of the arena, and the slabs are left alone', t => {
  const pieces = inScope(() => [4, 4000].map(length => allocateFromSlab(Float64Array, length)));
  t.is(pieces[0]!.buffer === pieces[1]!.buffer, openArena() !== undefined);
});

test('small pieces share a buffer, large ones have their own', t => {
  const small = Array.from({ length: 20 }, () => allocateFromSlab(Float64Array, 8));
  t.true(new Set(small.map(piece => piece.buffer)).size <= 2);
  const large = allocateFromSlab(Float64Array, 1000);
  t.is(large.buffer.byteLength, 8000);
});
