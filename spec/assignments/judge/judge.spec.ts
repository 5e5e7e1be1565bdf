import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { Assignment } from '../../../lib/assignments/assignment.ts';
import { findAssignment } from '../../../lib/assignments/find.ts';
import { localAttempt, remoteAttempt } from '../../../lib/assignments/judge/attempt.ts';
import { judge } from '../../../lib/assignments/judge/judge.ts';
import {
  add, assign, concat, CrossEntropyLoss, div, exp, type Layer, Linear, type LinearCache, log, matmul, max,
  maximum, mean, mul, neg, ReLU, Sigmoid,
  sqrt, square, sub, sum, type Tensor, tensor, toArray, transpose, withParams, zeros,
} from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';
import { found, lost, remoteOf } from './attempts.ts';

type Cache = Readonly<Record<string, Tensor>>;
type Grads = Readonly<Record<string, Tensor>>;

/** The right gradients of a linear layer, changed. */
const linear = (change: (right: { dX: Tensor; grads: Grads },
  dY: Tensor, cache: Cache) => { dX: unknown; grads: unknown },
forward = (Y: Tensor, _: Tensor, __: Linear): Tensor => Y): unknown => class extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const [Y, cache] = super.forward(X);
    return [forward(Y, X, this), cache];
  }

  override backward(dY: Tensor, cache: never): never { return change(super.backward(dY, cache), dY, cache) as never; }
};
const same = <T>(right: T): T => right;

const relu = (dX: (dY: Tensor, X: Tensor) => Tensor, forward = (X: Tensor): Tensor => maximum(X, 0)): unknown => class {
  readonly params = {};
  forward(X: Tensor): readonly [Tensor, Cache] { return [forward(X), { X }]; }
  backward(dY: Tensor, { X }: Cache): object { return { dX: dX(dY, X!), grads: {} }; }
};
const step = (X: Tensor): Tensor => tensor((toArray(X) as number[][]).map(row => row.map(x => x > 0 ? 1 : 0)));

const oneHot = (labels: Tensor, C: number): Tensor =>
  tensor((toArray(labels) as number[]).map(label => Array.from({ length: C }, (_, k) => k === label ? 1 : 0)));
/** Cross-entropy by a softmax that was written out, as most begin. */
const crossEntropy = (dZ = (dL: Tensor, N: number): Tensor => div(dL, N),
  shift = (Z: Tensor): Tensor => max(Z, 1, { keepDims: true }),
  factor = 1): unknown => class {
  forward(Z: Tensor, labels: Tensor): readonly [Tensor, Cache] {
    const E = exp(sub(Z, shift(Z))), P = div(E, sum(E, 1, { keepDims: true })), T = oneHot(labels, Z.shape[1]!);
    const L = div(neg(sum(mul(T, log(P)))), Z.shape[0]! * factor);
    return [L, { P, T }];
  }

  backward({ P, T }: Cache, dL = 1): Tensor { return mul(dZ(sub(P!, T!), P!.shape[0]!), dL); }
};

/** A batch norm whose backward is the closed form, and whose variance is E[x²] − E[x]². */
const batchNorm = (change: (right: Grads) => Grads = same, variance?: (X: Tensor) => Tensor): unknown => ({
  forward: ({ gamma, beta }: Grads, X: Tensor): readonly [Tensor, Cache] => {
    const m = mean(X, 0), v = variance?.(X) ?? sub(mean(square(X), 0), square(m));
    const rstd = div(1, sqrt(add(v, 1e-5))), xHat = mul(sub(X, m), rstd);
    return [add(mul(xHat, gamma!), beta!), { xHat, rstd, gamma: gamma! }];
  },
  backward: (dY: Tensor, { xHat, rstd, gamma }: Cache) => {
    const dxHat = mul(dY, gamma!), inner = sub(sub(dxHat, mean(dxHat, 0)), mul(xHat!, mean(mul(dxHat, xHat!), 0)));
    const { dX, dgamma, dbeta } = change({ dX: mul(inner, rstd!), dgamma: sum(mul(dY, xHat!), 0), dbeta: sum(dY, 0) });
    return { dX, grads: { gamma: dgamma, beta: dbeta } };
  },
});

/** Wrong attempts: what each loses, and why. It keeps all other points. */
type Wrong = readonly [error: string, id: string, subject: unknown, loses: Readonly<Record<string, RegExp>>];
const wrong: readonly Wrong[] = [
  ['no bias', 'linear', linear(same, (Y, _, { params: { b } }) => sub(Y, b!)),
    { forward: /Y is wrong in every element/ }],
  ['output transposed', 'linear', linear(same, Y => transpose(Y)), { forward: /^Y is \(\d,\d\); wanted \(\d,\d\)$/ }],
  ['dX with the wrong sign', 'linear', linear(({ dX, grads }) => ({ dX: neg(dX), grads })), { dX: /^sign$/ }],
  ['dX of zeros', 'linear', linear(({ dX, grads }) => ({ dX: zeros(dX.shape), grads })), { dX: /^forgotten$/ }],
  ['dW transposed', 'linear', linear(({ dX, grads }) => ({ dX, grads: { ...grads, W: transpose(grads['W']!) } })),
    { dW: /^transposed$/ }],
  ['dW a mean', 'linear',
    linear(({ dX, grads }, dY) => ({ dX, grads: { ...grads, W: div(grads['W']!, dY.shape[0]!) } })),
    { dW: /^mean-for-sum$/ }],
  ['no sum over the batch in db', 'linear', linear(({ dX, grads }, dY) => ({ dX, grads: { ...grads, b: dY } })),
    { db: /^batch-sum-missing$/ }],
  ['db forgotten', 'linear', linear(({ dX, grads: { W } }) => ({ dX, grads: { W } })), { db: /^forgotten$/ }],
  ['dW and db wrong', 'linear',
    linear(({ dX, grads }) => ({ dX, grads: { W: neg(grads['W']!), b: mul(2, grads['b']!) } })),
    { dW: /^sign$/, db: /^constant-factor$/ }],
  ['all gradients right to nine digits', 'linear', linear(({ dX, grads }) => ({ dX: mul(dX, 1 + 1e-9), grads })),
    { dX: /./ }],
  ['a gradient too many', 'linear', linear(({ dX, grads }) => ({ dX, grads: { ...grads, c: dX } })),
    { contract: /^shapes: / }],
  ['input overwritten', 'linear', linear(same, (Y, X) => { assign(X, zeros(X.shape)); return Y; }),
    { dW: /^forgotten$/, contract: /^pure: forward wrote to X$/ }],
  ['dY overwritten', 'linear', linear((right, dY) => { assign(dY, zeros(dY.shape)); return right; }),
    { contract: /^pure: backward wrote to dY$/ }],
  ['mask taken from dY', 'relu', relu((dY, _) => mul(dY, step(dY))), { dX: /^mask-from-wrong-tensor$/ }],
  ['derivative missing', 'relu', relu(dY => mul(dY, 1)), { dX: /^activation-derivative-missing$/ }],
  ['leaky', 'relu', relu((dY, X) => mul(dY, step(X)), X => maximum(X, mul(X, 0.01))),
    { forward: /Y is wrong in \d+ of \d+/ }],
  ['no mean over the rows', 'softmax-cross-entropy', crossEntropy(same),
    { dX: /^constant-factor$/, stability: /^at extreme inputs, Y is not finite/ }],
  ['a sum, not a mean', 'softmax-cross-entropy', crossEntropy(undefined, undefined, 0.5),
    { forward: /Y is wrong in every element/, stability: /^unreached$/ }],
  ['no shift, so that it overflows', 'softmax-cross-entropy', crossEntropy(undefined, Z => mul(0, Z)),
    { stability: /^at extreme inputs, / }],
  ['variance divided by N − 1', 'batch-norm-staged',
    batchNorm(undefined, X => div(mul(mean(square(sub(X, mean(X, 0))), 0), X.shape[0]!), X.shape[0]! - 1)),
    { forward: /Y is wrong/, dX: /./, dgamma: /./ }],
  ['dX through the quotient alone', 'batch-norm-staged', batchNorm(({ dX, ...rest }) => ({ ...rest, dX: mul(2, dX!) })),
    { dX: /^constant-factor$/ }],
  ['dbeta a mean', 'batch-norm-staged', batchNorm(({ dbeta, ...rest }) => ({ ...rest, dbeta: mul(0.5, dbeta!) })),
    { dbeta: /./ }],
];

for (const [error, id, subject, loses] of wrong) {
  test(`${id}, ${error}: ${Object.keys(loses).join(' and ')} lost, all else kept`, async t => {
    const result = await found(id, subject), not = lost(result);
    t.deepEqual(Object.keys(not).sort(), Object.keys(loses).sort(), JSON.stringify(not));
    for (const [part, reason] of Object.entries(loses)) t.regex(not[part]!, reason);
    t.is(result.points, result.parts.reduce((all, { name, max: most }) => all + (name in loses ? 0 : most), 0));
  });
}

/** A linear layer in loops over plain numbers. */
class ByNumbers {
  params: { W: Tensor; b: Tensor };
  constructor(I: number, O: number) { this.params = { W: zeros([O, I]), b: zeros([O]) }; }
  forward(X: Tensor): readonly [Tensor, { x: number[][]; W: number[][] }] {
    const x = toArray(X) as number[][], W = toArray(this.params.W) as number[][],
      b = toArray(this.params.b) as number[];
    return [tensor(x.map(row => W.map((w, o) => w.reduce((all, wi, i) => all + wi * row[i]!, b[o]!)))), { x, W }];
  }

  backward(dY: Tensor, { x, W }: { x: number[][]; W: number[][] }): object {
    const dy = toArray(dY) as number[][], dW = W.map(row => row.map(() => 0)), db = W.map(() => 0);
    const dX = x.map(row => row.map(() => 0));
    for (let n = x.length - 1; n >= 0; n--) {
      for (const [o, row] of W.entries()) {
        db[o]! += dy[n]![o]!;
        for (const [i, w] of row.entries()) {
          dW[o]![i]! += dy[n]![o]! * x[n]![i]!;
          dX[n]![i]! += dy[n]![o]! * w;
        }
      }
    }
    return { dX: tensor(dX), grads: { W: tensor(dW), b: tensor(db) } };
  }
}
/** A linear layer by a column of ones. */
class ByAColumn extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const { W, b } = this.params, ones = add(zeros([X.shape[0]!, 1]), 1);
    const wide = concat([W, tensor((toArray(b!) as number[]).map(x => [x]))], 1);
    return [matmul(concat([X, ones], 1), transpose(wide)), { X, W, shape: X.shape }];
  }
}

const right: readonly (readonly [how: string, id: string, subject: unknown])[] = [
  ['as it is in the library', 'linear', Linear],
  ['in loops over numbers', 'linear', ByNumbers],
  ['by a column of ones', 'linear', ByAColumn],
  ['(x + |x|)/2', 'relu', relu((dY, X) => mul(dY, step(X)), X => div(add(X, sqrt(square(X))), 2))],
  ['as it is in the library', 'softmax-cross-entropy', CrossEntropyLoss],
  ['the closed form, and E[x²] − E[x]²', 'batch-norm-staged', batchNorm()],
];

for (const [how, id, subject] of right) {
  test(`${id}, written ${how}: all points, whatever the seed`, async t => {
    await t.notThrowsAsync(fc.assert(fc.asyncProperty(fc.nat(), async seed => {
      const result = await found(id, subject, seed);
      assert.deepEqual([lost(result), result.points, result.suspicions], [{}, result.max, []]);
    }), { numRuns: runs(24) }));
  });
}

test('the same seed gives the same result, another seed other inputs', async t => {
  const subject = linear(({ dX, grads }) => ({ dX: mul(dX, 2), grads }));
  const of = async (seed: number): Promise<unknown> => {
    const { example: _, ...result } = await found('linear', subject, seed, true); // example: as time allows
    return result;
  };
  t.deepEqual(await of(3), await of(3));
  t.notDeepEqual(await of(3), await of(4));
});

test('expected values and the smallest example are told where they are asked for, and nowhere else', async t => {
  const subject = linear(({ dX, grads }) => ({ dX: mul(dX, 2), grads }));
  const told = await found('linear', subject, 1, true), hidden = await found('linear', subject, 1);
  t.regex(told.example!, /^Smallest failing example/);
  const { returned, wanted } = told.parts.find(({ name }) => name === 'dX')!.worst!;
  t.true(Math.abs(returned - 2 * wanted) <= 2 ** -48 * Math.abs(returned));      // the oracle rounds, too
  t.false('example' in hidden);
  t.true(hidden.parts.every(part => !('worst' in part)));
  t.truthy(hidden.parts.find(({ name }) => name === 'dX')!.hint);
});

test('a sentence with words of the attempt in it is cut', async t => {
  const { parts } = await found('linear', linear(() => { throw new Error('x'.repeat(1e6)); }));
  t.is(parts.find(({ name }) => name === 'dX')!.problem!.length, 2001);
});

test('a forward that fails when it is run again breaks the contract, wherever in the check that is', async t => {
  for (const first of [4, 12, 20, 30]) {
    let calls = 0;
    const refusing = linear(same, Y => {
      if (++calls === first) throw new Error('not again');
      return Y;
    });
    const result = await found('linear', refusing);
    t.is(result.parts.find(({ name }) => name === 'contract')!.points, 0, `call ${first}`);
  }
});

test('where only plain numbers can be used, what fails when it is run again has no benefit of the doubt', async t => {
  const { task, ...rest } = await findAssignment('linear');
  class Plain extends Linear {
    override forward(X: Tensor): ReturnType<Linear['forward']> {
      return super.forward(mul(1, tensor(toArray(X))));
    }
  }
  class FailsInCopies extends Linear {
    readonly copies: number = 0;
    withParams(params: Linear['params']): this {
      const copy = Object.create(this) as this;
      Object.assign(copy, { params, copies: this.copies + 1 });
      return copy;
    }

    override forward(X: Tensor): ReturnType<Linear['forward']> {
      if (this.copies > 1) throw new Error('not again');
      return super.forward(X);
    }

    override backward(dY: Tensor, cache: LinearCache): ReturnType<Linear['backward']> {
      const { dX, grads: { W } } = super.backward(dY, cache);
      return { dX, grads: { W: mul(W, 0), b: zeros([W.shape[0]!]) } };
    }
  }
  const reference = (I: number, O: number): Linear => new Plain(I, O);
  const plain: Assignment = { ...rest, task: { ...task, reference } as never };
  const { parts } = judge(plain, localAttempt(FailsInCopies, plain.task), { seed: 1 });
  const given = parts.filter(({ points }) => points > 0).map(({ name }) => name);
  t.deepEqual(given, ['forward', 'dX']);
  t.regex(parts.find(({ name }) => name === 'dW')!.problem!, /^cannot be checked: .*'not again'/);
});

test('a forward that refuses NaN, which no case of the assignment has, keeps the contract', async t => {
  const refusing = linear(same, Y => {
    if (Number.isNaN(sum(Y).item())) throw new RangeError('there is a NaN');
    return Y;
  });
  t.deepEqual(lost(await found('linear', refusing)), {});
});

test('an element that is not settled gets other draws, and then a flag, but no loss', async t => {
  const assignment = await findAssignment('relu'), draws: number[] = [];
  const kinked = (chance: number): Assignment => ({
    ...assignment,
    draw: random => {
      draws.push(1);
      return { X: tensor([[random.integer(0, 10) < chance ? 0 : 1, -2, 3]]) };
    },
  });
  const judged = (chance: number, seed: number): ReturnType<typeof judge> =>
    judge(kinked(chance), localAttempt(ReLU, assignment.task), { seed });
  const [, dX] = judged(10, 1).parts;
  t.deepEqual([dX!.verdict, dX!.points, dX!.problem], ['flagged', 6, 'dX was not settled by 4 draws']);
  const verdicts = Array.from({ length: 30 }, (_, seed) => judged(4, seed).parts[1]!);
  t.true(verdicts.every(({ points }) => points === 6));
  t.deepEqual([...new Set(verdicts.map(({ verdict }) => verdict))].sort(), ['flagged', 'right']);
});

test('finite differences are exact on a linear layer, and are a suspicion, with the count', async t => {
  const assignment = await findAssignment('linear');
  const module = { Linear: withDifferences(Linear, 0.5) };
  const result = judge(assignment, remoteAttempt(remoteOf(assignment, module)), { seed: 2 });
  t.is(result.points, 10);
  t.is(result.suspicions.length, 1);
  t.regex(result.suspicions[0]!, /^backward calls forward \d\d+ times, as finite differences do$/);
});

test('finite differences elsewhere are right to some digits and then noise, which is told', async t => {
  const assignment = await findAssignment('sigmoid');
  const remote = remoteOf(assignment, { Sigmoid: withDifferences(Sigmoid, 1e-5) });
  const result = judge(assignment, remoteAttempt(remote), { seed: 2 });
  t.is(result.parts.find(({ name }) => name === 'dX')!.reason, 'finite-differences-inside');
  t.deepEqual(result.suspicions.length, 2);
  t.is(result.suspicions[1], 'dX: right to some digits and then noise, as finite differences are');
});

/** A layer that takes differences of its forward in place of a derivation. */
function withDifferences<C extends new (...args: never[]) => Layer>(Class: C, h: number): C {
  return class extends (Class as unknown as new (...args: unknown[]) => Layer) {
    override forward(X: Tensor): ReturnType<Layer['forward']> {
      const [Y] = super.forward(X);
      return [Y, { X, ...this.params }];
    }

    override backward(dY: Tensor, cache: unknown): ReturnType<Layer['backward']> {
      const { X, ...params } = cache as { X: Tensor } & Grads;
      const slopes = (at: Tensor, run: (moved: Tensor) => Tensor): Tensor => {
        const numbers = (toArray(at) as number[][]).flat(), size = at.shape;
        const moved = (i: number, d: number): Tensor => tensor(numbers.map((x, k) => k === i ? x + d : x), size);
        const slope = (i: number): Tensor => div(sub(run(moved(i, h)), run(moved(i, -h))), 2 * h);
        return tensor(numbers.map((_, i) => sum(mul(dY, slope(i))).item()), size);
      };
      const with_ = (others: Grads): Layer => withParams<Layer>(this, others);
      const grads = Object.fromEntries(Object.entries(params).map(([name, P]) =>
        [name, slopes(P, moved => with_({ ...params, [name]: moved }).forward(X)[0])]));
      return { dX: slopes(X, moved => with_(params).forward(moved)[0]), grads };
    }
  } as unknown as C;
}
