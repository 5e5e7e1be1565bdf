import test from 'ava';
import {
  arange, lessEqual, matmul, mul, randn, Random, reshape, sub, sum, type Tensor, where,
} from '../../../lib/index.ts';
import { withRandomParams } from '../../support/layer-laws.ts';
import { reasonsOf } from '../../support/is-diagnosed.ts';
import { type AttentionSteps, rightSteps, WrongAttention } from '../../support/wrong-attention.ts';

/** Three sequences of two steps, one head of two numbers. */
const X = randn([3, 2, 2], { random: new Random(1) });
const wrong = (changed: Partial<AttentionSteps>, causal = false, D = 2, h = 1): WrongAttention =>
  withRandomParams(new WrongAttention(D, h, causal, changed), 2);

const T = arange(2), future = lessEqual(reshape(T, [2, 1]), T);
const along = (A: Tensor, axis: number): Tensor => sum(A, axis, { keepDims: true });

type Slip = readonly [what: string, reason: string, changed: Partial<AttentionSteps>, causal?: boolean];

const slips: readonly Slip[] = [
  ['the divisor of the softmax as a constant', 'term-dropped', { dS: (dP, P) => mul(P, dP) }],
  ['the slope of a sigmoid', 'term-dropped', { dS: (dP, P) => mul(dP, mul(P, sub(1, P))) }],
  ['the sum along the queries', 'wrong-axis', { dS: (dP, P) => mul(P, sub(dP, along(mul(dP, P), -2))) }],
  ['no division by √d', 'term-dropped', { scaled: dS => dS }],
  ['weights as constants', 'term-dropped', { dS: dP => mul(dP, 0) }],
  ['values as constants', 'term-dropped', { dV: (_, dZ) => mul(dZ, 0) }],
  ['a mask the wrong way round', 'wrong-mask', { dS: (dP, P) => where(future, rightSteps.dS(dP, P), 0) }, true],
  ['queries for keys', 'wrong-tensor', { dQ: (G, Q) => matmul(G, Q) }],
  ['keys for queries', 'wrong-tensor', { dK: (G, _, K) => rightSteps.dK(G, K, K) }],
  ['scores not transposed', 'transposed', { dK: (G, Q) => matmul(G, Q) }],
];

for (const [what, reason, changed, causal] of slips) {
  test(`${what}: the reason is ${reason}, in every gradient that is wrong`, t => {
    const reasons = reasonsOf(wrong(changed, causal), X);
    t.true('dX' in reasons && 'dWqkv' in reasons);
    t.deepEqual([...new Set(Object.values(reasons))], [reason]);
  });
}

test('two heads are recognised as well', t => {
  const dS = (dP: Tensor, P: Tensor): Tensor => mul(P, dP), X4 = randn([3, 2, 4], { random: new Random(3) });
  t.deepEqual(reasonsOf(wrong({ dS }, false, 4, 2), X4),
    { dX: 'term-dropped', dWqkv: 'term-dropped', dbqkv: 'term-dropped' });
});

test('of a wrong attention whose mistake is none of these, nothing is said', t => {
  t.deepEqual(reasonsOf(wrong({ dQ: (G, _, K) => mul(matmul(G, K), 1.5) }), X),
    { dX: undefined, dWqkv: undefined, dbqkv: undefined });
});
