import assert from 'node:assert/strict';
import test, { type Implementation } from 'ava';
import fc from 'fast-check';
import {
  arenaUse, belongingTo, type Block, currentScope, inScope, release, reserveBlock, roomInScope,
} from '../../lib/tensor/scope.ts';
import { holds } from '../support/property.ts';

const MiB = 2 ** 20;

/** A test for engines with an arena; with HANDGRAD_KERNELS=js, scopes are the same and nothing lies in one. */
function there(title: string, run: Implementation<[]>, declare: typeof test.serial = test): void {
  if (inScope(() => roomInScope(Uint8Array, 1)) !== undefined) declare(title, run);
}

there('pieces begin at lines of 64 bytes and never overlap, in nested scopes too', t => {
  const lengths = fc.array(fc.nat({ max: 100 }), { maxLength: 10 });
  holds(t, fc.property(lengths, lengths, lengths, (before, inside, after) => {
    const use = arenaUse().now;
    inScope(() => {
      const pieces: Float32Array[] = [];
      const make = (length: number): void => { pieces.push(roomInScope(Float32Array, length)!.fill(pieces.length)); };
      before.forEach(make);
      const outer = pieces.length;
      inScope(() => { inside.forEach(make); });
      pieces.length = outer;
      after.forEach(make);
      pieces.forEach((piece, k) => {
        assert.equal(piece.byteOffset % 64, 0);
        assert.ok(piece.every(x => x === k));
      });
    });
    assert.equal(arenaUse().now, use);
  }));
});

there('the next scope takes the memory of the last, and an inner one only what comes after', t => {
  const first = inScope(() => roomInScope(Float64Array, 3)!.byteOffset);
  t.is(inScope(() => roomInScope(Float64Array, 3)!.byteOffset), first);
  const [outer, inner, next] = inScope(() => [
    roomInScope(Float64Array, 3)!.byteOffset,
    inScope(() => roomInScope(Float64Array, 9)!.byteOffset),
    roomInScope(Float64Array, 3)!.byteOffset,
  ]);
  t.deepEqual([outer, inner, next], [first, first + 64, first + 64]);
});

there('it is told what the arena holds, and held at most', t => {
  inScope(() => roomInScope(Uint8Array, 3 * MiB));
  const { peak } = arenaUse();
  t.true(peak >= 3 * MiB);
  inScope(() => {
    roomInScope(Uint8Array, 2 * peak);
    t.is(arenaUse().now, Math.ceil(2 * peak / 64) * 64);
    t.is(arenaUse().peak, arenaUse().now);
  });
  t.is(arenaUse().now, 0);
  t.is(arenaUse().peak, Math.ceil(2 * peak / 64) * 64);
}, test.serial); // before any test that fills the arena

there('where the arena is full there is none of it, and after the scope there is again', t => {
  inScope(() => {
    t.is(roomInScope(Uint8Array, 2 ** 33), undefined);
    while (roomInScope(Uint8Array, 16 * MiB) !== undefined);
    t.is(reserveBlock(32 * MiB), undefined);
  });
  t.not(inScope(() => roomInScope(Uint8Array, 16 * MiB)), undefined);
});

there('blocks lie above what scopes take, each in the uppermost gap in which there is room', t => {
  const [a, b, c] = [reserveBlock(100)!, reserveBlock(1000)!, reserveBlock(100)!];
  t.deepEqual([a.end - a.start, b.end - b.start], [128, 1024]);
  t.deepEqual([b.end, c.end], [a.start, b.start]);
  t.is(arenaUse().blocks, 128 + 1024 + 128);
  release(b);
  const d = reserveBlock(500)!, e = reserveBlock(500)!, f = reserveBlock(1)!;
  t.deepEqual([d.end, e.end], [a.start, d.start]);
  t.is(f.end, c.start);
  for (const block of [a, c, d, e, f]) release(block);
  t.is(arenaUse().blocks, 0);
  const again = reserveBlock(1)!;
  t.is(again.end, a.end);
  release(again);
});

there('a scope ends where the lowest block begins', t => {
  const block = reserveBlock(200 * MiB)!;
  inScope(() => {
    let room = 0;
    while (roomInScope(Uint8Array, MiB) !== undefined) room++;
    t.true(room >= 50 && room <= 56, `${room} MiB`);
  });
  release(block);
});

there('blocks of any sizes, taken and given back in any order, never overlap', t => {
  const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 2 })), { maxLength: 40 });
  holds(t, fc.property(sizes, list => {
    const held: Block[] = [];
    for (const [bytes, gone] of list) {
      const block = reserveBlock(bytes)!;
      assert.ok(held.every(other => block.end <= other.start || other.end <= block.start));
      held.push(block);
      for (let k = 0; k < gone && held.length > 0; k++) release(held.splice((bytes * 7) % held.length, 1)[0]!);
    }
    held.forEach(release);
    assert.equal(arenaUse().blocks, 0);
  }));
});

test('there is a current scope inside and none outside, and it is marked when it has ended, also by an error', t => {
  t.is(currentScope(), undefined);
  const scope = inScope(() => {
    const outer = currentScope()!;
    t.false(outer.ended);
    t.throws(() => inScope(() => {
      const inner = currentScope()!;
      t.is(inner.outer, outer);
      throw new Error(String(inner.ended));
    }), { message: 'false' });
    t.is(currentScope(), outer);
    return outer;
  });
  t.true(scope.ended);
  t.is(currentScope(), undefined);
});

test('what belongs to another scope, or to none, takes no room in the arena', t => {
  inScope(() => {
    const outer = currentScope();
    belongingTo(undefined, () => {
      t.is(currentScope(), undefined);
      t.is(roomInScope(Uint8Array, 1), undefined);
    });
    t.is(currentScope(), outer);
  });
  t.is(roomInScope(Uint8Array, 1), undefined);
});

test('a promise is refused, since what runs later would not run in the scope', t => {
  t.throws(() => inScope(async () => Promise.resolve()), {
    instanceOf: TypeError, message: /^withArena: the function returned a promise, and a scope is over when/,
  });
});
