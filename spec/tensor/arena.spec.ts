import { inspect } from 'node:util';
import test from 'ava';
import {
  add, assign, copy, equal, keep, matmul, ones, randn, Random, remember, reside, reshape, slice, sum, tensor,
  type Tensor, toArray, transpose, withArena, zeros,
} from '../../lib/index.ts';
import { arenaUse, inScope, roomInScope } from '../../lib/tensor/scope.ts';

const arena = inScope(() => roomInScope(Uint8Array, 1)) !== undefined;     // not with HANDGRAD_KERNELS=js
const isIn = (t: Tensor): boolean => arenaBuffer !== undefined && buffer(t) === arenaBuffer;
const buffer = (t: Tensor): ArrayBufferLike => (t.data as Float64Array).buffer;
const arenaBuffer = inScope(() => roomInScope(Uint8Array, 1)?.buffer);
const gone = /^a tensor was used after its end: float64 \(2,3\) was made inside withArena, .* keep\(t\)/;

test('what is made inside lies in the arena, whatever its dtype, and what is made outside does not', t => {
  const outside = zeros([2]);
  withArena(() => {
    const made = [zeros([2]), zeros([300], { dtype: 'float32' }), equal(outside, 0), add(outside, 1)];
    for (const m of made) t.is(isIn(m), arena);
  });
  t.false(isIn(outside));
  t.false(isIn(zeros([2])));
});

test('using a tensor after the end of its scope is an error that says so, and so it is for its views', t => {
  const [X, turned, part, flat] = withArena(() => {
    const made = ones([2, 3]);
    return [made, transpose(made), slice(made, 0), reshape(made, [6])] as const;
  });
  const uses = [() => sum(X), () => add(X, 1), () => matmul(X, turned), () => X.data, () => toArray(X), () => copy(X),
    () => String(X), () => { assign(X, ones([2, 3])); }, () => { assign(ones([2, 3]), X); }, () => keep(X)];
  for (const use of uses) t.throws(use, { message: gone });
  t.throws(() => turned.data, { message: /float64 \(3,2\) was made inside/ });
  t.throws(() => sum(part), { message: /float64 \(3\) was made inside/ });
  t.throws(() => flat.data, { message: /float64 \(6\) was made inside/ });
});

test('a tensor that is gone can still be looked at in a console', t => {
  t.regex(inspect(withArena(() => ones([2, 3]))), /^Tensor \(gone: float64 \(2,3\) was made inside withArena/);
});

test('what an error leaves behind is gone as well, and the memory free', t => {
  const use = arenaUse().now, made: Tensor[] = [];
  t.throws(() => withArena(() => {
    made.push(ones([2, 3]));
    throw new Error('no');
  }), { message: 'no' });
  t.throws(() => made[0]!.data, { message: gone });
  t.is(arenaUse().now, use);
});

test('keep makes a copy that belongs to the scope around, or to none', t => {
  const [outer, inner] = withArena(() => {
    const made = withArena(() => keep(tensor([1, 2])));
    t.deepEqual(toArray(made), [1, 2]);
    withArena(() => { zeros([100]); });
    t.deepEqual(toArray(made), [1, 2]);
    return [keep(made), made];
  });
  withArena(() => { ones([100]); });
  t.deepEqual(toArray(outer), [1, 2]);
  t.throws(() => inner.data, { message: /used after its end/ });
  const own = tensor([3]), kept = keep(own);
  t.not(kept.storage, own.storage);
  t.deepEqual(toArray(kept), [3]);
  t.throws(() => keep(3 as never), { message: /^keep: expected a tensor, got 3/ });
});

test('a generator that goes on after the scope finds its tensors gone, and makes others where it goes on', t => {
  function* parts(): Generator<Tensor> {
    const X = ones([2, 3]);
    yield X;
    yield zeros([2, 3]);
    yield add(X, 1);
  }
  const made = parts();
  withArena(() => { t.is(sum(made.next().value as Tensor).item(), 6); });
  t.is(sum(made.next().value as Tensor).item(), 0);
  t.throws(() => made.next(), { message: gone });
});

test('tensors from outside can be read and written to inside, by operations as by assign', t => {
  const W = ones([40]), mask = equal(W, 1);
  withArena(() => { assign(W, add(W, mask)); });
  t.deepEqual(toArray(W), new Array(40).fill(2));
});

test('where the arena is full, ordinary memory does the same', t => {
  withArena(() => {
    while (roomInScope(Uint8Array, 2 ** 20) !== undefined);
    const X = ones([2 ** 17]);
    t.is(buffer(X) === arenaBuffer, false);
    t.is(sum(add(X, X)).item(), 2 ** 18);
  });
});

test('residents are the same tensors, with their views and their numbers, in the arena for as long as asked', t => {
  const W = randn([5, 7], { random: new Random(1) }), turned = transpose(W), before = toArray(W), small = tensor(3);
  const leave = reside([W, turned, small]);
  t.is(isIn(W), arena);
  t.is(buffer(turned), buffer(W));
  t.deepEqual(toArray(W), before);
  withArena(() => { assign(W, add(W, 1)); });
  const after = toArray(W), { version } = W.storage;
  leave();
  leave();
  t.false(isIn(W));
  t.deepEqual(toArray(W), after);
  t.deepEqual(toArray(turned), toArray(transpose(W)));
  t.is(small.item(), 3);
  t.is(W.storage.version, version);
  t.is(arenaUse().blocks, 0);
});

test('who resides already stays with the first to ask; what has no room or ends with a scope stays where it is', t => {
  const W = ones([10]), first = reside([W]), second = reside([W]);
  second();
  t.is(isIn(W), arena);
  first();
  t.false(isIn(W));
  withArena(() => {
    const own = ones([4]), at = own.data;
    reside([own])();
    t.is(own.data, at);
    while (roomInScope(Uint8Array, 2 ** 20) !== undefined);
    const large = ones([2 ** 18]), leave = reside([W, large]);
    t.is(sum(W).item(), 10);
    leave();
  });
  t.is(arenaUse().blocks, 0);
});

test('what is remembered of a parameter is a copy that outlives scopes and lives where the parameter does', t => {
  const W = zeros([3]), leave = reside([W]);
  const v = withArena(() => remember(W, add(W, 1)));
  t.is(isIn(v), arena);
  t.deepEqual(toArray(v), [1, 1, 1]);
  withArena(() => { t.is(remember(W, add(v, 1), v), v); });
  t.deepEqual(toArray(v), [2, 2, 2]);
  leave();
  t.false(isIn(v));
  t.deepEqual(toArray(v), [2, 2, 2]);
  const late = remember(W, v);
  t.not(late.storage, v.storage);
  t.is(arenaUse().blocks, 0);
});

test('what was remembered before a parameter moved in follows it', t => {
  const W = zeros([3]), v = remember(W, ones([3])), leave = reside([W]);
  t.false(isIn(v));
  remember(W, W, v);
  t.is(isIn(v), arena);
  leave();
  t.deepEqual(toArray(v), [0, 0, 0]);
});
