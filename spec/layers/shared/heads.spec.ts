import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { mul, randn, Random, reshape, ShapeError, slice, stack, sum, tensor, zeros } from '../../../lib/index.ts';
import { checkSequences, countHeads, joinHeads, splitHeads } from '../../../lib/layers/shared/heads.ts';
import { flat } from '../../support/flat.ts';
import { holds } from '../../support/property.ts';

const size = fc.integer({ min: 1, max: 4 });
const sizes = fc.record({ N: size, T: size, h: size, d: size, n: size });

test('element (t, k·h·d + i·d + j) of a sample is element (t, j) of head i of part k', t => {
  holds(t, fc.property(sizes, ({ N, T, h, d, n }) => {
    const rows = randn([N * T, n * h * d], { random: new Random(1) }), parts = splitHeads(rows, N, h, n);
    assert.equal(parts.length, n);
    for (const part of parts) assert.deepEqual(part.shape, [N, h, T, d]);
    const at = [N - 1, h - 1, T - 1, d - 1] as const, [m, i, step, j] = at, k = n - 1;
    const same = slice(rows, m * T + step, (k * h + i) * d + j).item();
    assert.equal(slice(parts[k]!, ...at).item(), same);
  }));
});

test('heads are views: nothing is copied', t => {
  const rows = zeros([6, 12]);
  t.true(splitHeads(rows, 2, 2, 3).every(part => part.storage === rows.storage));
});

test('joining undoes splitting, and is its adjoint', t => {
  holds(t, fc.property(sizes, ({ N, T, h, d, n }) => {
    const random = new Random(2), rows = randn([N * T, n * h * d], { random }), parts = splitHeads(rows, N, h, n);
    assert.deepEqual(flat(joinHeads(parts)), flat(rows));
    const others = parts.map(part => randn(part.shape, { random }));
    const left = sum(mul(stack(parts), stack(others))).item(), right = sum(mul(rows, joinHeads(others))).item();
    assert.ok(Math.abs(left - right) <= 1e-12 * Math.max(1, Math.abs(left)));      // 256 products at most, of size 1
  }));
});

test('an example: two time steps, two heads of two', t => {
  const [head] = splitHeads(tensor([[1, 2, 3, 4], [5, 6, 7, 8]]), 1, 2, 1);
  t.deepEqual(flat(reshape(head!, [2, 4])), [1, 2, 5, 6, 3, 4, 7, 8]);
});

test('an input that is no batch of sequences is refused, with what was wanted', t => {
  t.deepEqual(checkSequences('Attention', zeros([2, 3, 4]), 4), [2, 3]);
  for (const shape of [[2, 3, 5], [3, 4], [2, 2, 3, 4]]) {
    t.throws(() => checkSequences('Attention', zeros(shape), 4), {
      instanceOf: ShapeError, message: `Attention: an input (${shape.join(',')}); wanted (N,T,4)`,
    });
  }
});

test('one head is not called heads', t => {
  t.deepEqual([1, 2].map(countHeads), ['1 head', '2 heads']);
});
