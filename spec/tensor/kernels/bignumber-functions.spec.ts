import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { BigNumber as Instance } from 'mathjs';
import { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import {
  exactly, exp, expm1, log, log1p, sigmoid, softplus, tanh,
} from '../../../lib/tensor/kernels/bignumber-functions.ts';
import { anyNumbers } from '../../support/arbitraries.ts';
import { big, digits, relativeError, TWO_UNITS } from '../../support/bignumbers.ts';
import { holds } from '../../support/property.ts';

type Function = (x: Instance) => Instance;

/** The definitions, in the 200 digits of mathjs: what cancels there is nothing to 64. */
const definitions: readonly (readonly [Function, Function, fc.Arbitrary<string>])[] = [
  [exp, x => x.exp(), digits(-30, 2)],
  [expm1, x => x.exp().minus(1), digits(-40, 2)],
  [log, x => x.ln(), digits(-80, 80, { signed: false })],
  [log1p, x => x.plus(1).ln(), fc.oneof(digits(-40, -1), digits(0, 80, { signed: false }))],
  [tanh, x => x.exp().minus(x.neg().exp()).div(x.exp().plus(x.neg().exp())), digits(-40, 1)],
  [sigmoid, x => big(1).div(x.neg().exp().plus(1)), digits(-30, 2)],
  [softplus, x => x.exp().plus(1).ln(), fc.oneof(digits(-30, 1), digits(0, 1).map(text => text.replace(/^-?/, '-')))],
];

function assertRight(f: Function, definition: Function, text: string): void {
  const error = relativeError(f(new BigNumber(text)), definition(big(text)));
  assert.ok(error <= TWO_UNITS, `${f.name}(${text}) is off by ${error}`);
}

for (const [f, definition, arguments_] of definitions) {
  test(`${f.name} is right to two units of the last of 64 digits`, t => {
    holds(t, fc.property(arguments_, text => { assertRight(f, definition, text); }), 15);
  });
}

test('they are as right where one way to compute them ends and another begins', t => {
  const seams = ['1e-20', '9.99e-21', '1', '0.5', '2'];
  const near = seams.flatMap(seam => ['-1e-63', '0', '1e-63'].map(off => big(seam).plus(off)));
  t.notThrows(() => {
    for (const [f, definition] of definitions) {
      for (const x of near) assertRight(f, definition, new BigNumber(x.toString()).toSignificantDigits().toString());
    }
    for (const text of ['-0.5', '-0.4999', '-0.999999999999999999999999999999', '-1e-20']) {
      assertRight(log1p, x => x.plus(1).ln(), text);
      assertRight(expm1, x => x.exp().minus(1), text);
    }
    for (const text of [`1.${'0'.repeat(62)}1`, `0.${'9'.repeat(64)}`]) assertRight(log, x => x.ln(), text);
  });
});

test('log undoes exp, and log1p undoes expm1 however small a number is', t => {
  holds(t, fc.property(digits(0, 6), text => {
    const x = new BigNumber(text);
    assert.ok(log(exp(x)).minus(x).abs().lte(1e-63 * Math.max(1, x.abs().toNumber())));
  }), 15);
  holds(t, fc.property(digits(-300, -1), text => {
    assert.ok(relativeError(log1p(expm1(new BigNumber(text))), big(text)) <= 2 * TWO_UNITS);
  }), 15);
});

test('nothing overflows: exponents reach to ±9·10¹⁵', t => {
  t.is(exp(new BigNumber(1e6)).toPrecision(20), '3.0332153968020875451e+434294');     // from mathjs at 200 digits
  t.is(softplus(new BigNumber(-1e6)).toPrecision(20), exp(new BigNumber(-1e6)).toPrecision(20));
  t.is(log(exp(new BigNumber(-1e15))).toString(), '-1000000000000000');
  t.deepEqual([1e17, 1e300, Infinity].map(x => exp(new BigNumber(x)).toNumber()), [Infinity, Infinity, Infinity]);
  t.deepEqual([-1e17, -1e300, -Infinity].map(x => exp(new BigNumber(x)).toNumber()), [0, 0, 0]);
});

test('zeros, infinities, NaN and what is outside a domain', t => {
  const at = (f: Function, ...list: number[]): number[] => list.map(x => f(new BigNumber(x)).toNumber());
  t.deepEqual(at(exp, 0, -0, NaN), [1, 1, NaN]);
  t.deepEqual(at(expm1, 0, -0, Infinity, -Infinity, NaN), [0, -0, Infinity, -1, NaN]);
  t.deepEqual(at(log, 0, -0, 1, -1, Infinity, -Infinity, NaN), [-Infinity, -Infinity, 0, NaN, Infinity, NaN, NaN]);
  t.deepEqual(at(log1p, 0, -0, -1, -2, Infinity, -Infinity, NaN), [0, -0, -Infinity, NaN, Infinity, NaN, NaN]);
  t.deepEqual(at(tanh, 0, -0, 400, -400, Infinity, -Infinity, NaN), [0, -0, 1, -1, 1, -1, NaN]);
  t.deepEqual(at(sigmoid, 0, -0, Infinity, -Infinity, NaN), [0.5, 0.5, 1, 0, NaN]);
  t.deepEqual(at(softplus, 0, -0, Infinity, -Infinity, NaN), [Math.LN2, Math.LN2, Infinity, 0, NaN]);
});

test('a double becomes exactly the number that it is, and comes back', t => {
  t.is(exactly(0.1).toString(), '0.1000000000000000055511151231257827021181583404541015625');
  t.is(exactly(2 ** 80).toString(), `${2n ** 80n}`.replace(/^(.)(.*)$/, '$1.$2e+24'));
  t.is(exactly(5e-324).times(exactly(2 ** 537)).times(exactly(2 ** 537)).toString(), '1');
  holds(t, fc.property(fc.double({ min: 1e-20, max: 1e20, noNaN: true }), x => {
    const scaled = x * 2 ** 120;             // exact, and a whole number
    assert.ok(big(exactly(x)).times(big(2).pow(120)).eq(`${BigInt(scaled)}`));
  }));
  holds(t, fc.property(anyNumbers, x => { assert.ok(Object.is(exactly(x).toNumber(), x)); }), 300);
});
