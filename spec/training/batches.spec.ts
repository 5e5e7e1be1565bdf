import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { arange, reshape, type Tensor, toArray } from '../../lib/index.ts';
import { batchesPerEpoch, shuffledBatches } from '../../lib/training/batches.ts';
import { holds } from '../support/property.ts';

/** Samples whose input and target are their number. */
const numbered = (count: number) => ({ X: reshape(arange(count), [count, 1]), T: arange(count), count });
const flat = (tensor: Tensor): number[] => toArray(reshape(tensor, [-1])) as number[];
const sizes = fc.record({
  count: fc.integer({ min: 1, max: 60 }), batchSize: fc.integer({ min: 1, max: 70 }), seed: fc.nat(),
});

test('every sample is in exactly one batch of an epoch, together with its target', t => {
  holds(t, fc.property(sizes, ({ count, batchSize, seed }) => {
    const batches = [...shuffledBatches(numbered(count), batchSize, seed)];
    const all = batches.flatMap(({ X }) => flat(X));
    assert.deepEqual(all.toSorted((a, b) => a - b), flat(arange(count)));
    assert.deepEqual(batches.flatMap(({ T }) => flat(T)), all);
    assert.equal(batches.length, batchesPerEpoch(count, batchSize));
    assert.ok(batches.slice(0, -1).every(({ X }) => X.shape[0] === batchSize));
  }));
});

test('the batches that are left after some were seen are those that would have come', t => {
  holds(t, fc.property(sizes, fc.nat(10), ({ count, batchSize, seed }, seen) => {
    const all = [...shuffledBatches(numbered(count), batchSize, seed)];
    const left = [...shuffledBatches(numbered(count), batchSize, seed, seen)];
    assert.deepEqual(left.map(({ T }) => flat(T)), all.slice(seen).map(({ T }) => flat(T)));
  }));
});

test('the order is random', t => {
  const order = (seed: number): number[] => flat([...shuffledBatches(numbered(50), 50, seed)][0]!.T);
  t.notDeepEqual(order(1), flat(arange(50)));
  t.notDeepEqual(order(1), order(2));
  t.deepEqual(order(1), order(1));
});
