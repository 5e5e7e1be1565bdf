import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { type BigNumber, bignumberDependencies, create } from 'mathjs';
import { erf, erfc } from '../../../lib/tensor/kernels/erf.ts';
import { holds } from '../../support/property.ts';

// The oracle: 64 digits, by formulas that have nothing in common with the approximation.
const math = create(bignumberDependencies!, { precision: 64 });
const big = (x: number | string): BigNumber => math.bignumber(x);
const PI = big('3.141592653589793238462643383279502884197169399375105820974944592307816');

/** A double as exactly the number it is: `big(0.1)` would be 1/10. */
function exactly(x: number): BigNumber {
  return big(String(BigInt(x * 2 ** 90))).div(big(2).pow(90));
}

/** erf(x) = 2x/√π · e^(−x²) · Σ (2x²)ⁿ/(2n+1)!!, all terms of one sign. */
function series(x: BigNumber): BigNumber {
  const twice = x.mul(x).mul(2);
  let term = big(1), sum = big(1);
  for (let n = 1; term.gt(1e-70); n++) {
    term = term.mul(twice).div(2 * n + 1);
    sum = sum.add(term);
  }
  return sum.mul(x).mul(2).div(PI.sqrt()).mul(x.mul(x).neg().exp());
}

/** erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))). */
function continuedFraction(x: BigNumber): BigNumber {
  let f = x;
  for (let n = 100; n > 0; n--) f = big(n).div(2).div(f).add(x);
  return x.mul(x).neg().exp().div(PI.sqrt()).div(f);
}

function oracle(x: number): { erf: BigNumber; erfc: BigNumber } {
  const exact = exactly(x);
  if (Math.abs(x) < 5) return { erf: series(exact), erfc: big(1).sub(series(exact)) };
  const tail = continuedFraction(exact.abs());
  return x > 0 ? { erf: big(1).sub(tail), erfc: tail } : { erf: tail.sub(1), erfc: big(2).sub(tail) };
}

/** The error in units of the last place of a number between 1 and 2. */
function ulps(got: number, exact: BigNumber): number {
  return Math.abs(big(got).div(exact).sub(1).toNumber()) * 2 ** 52;
}

function assertFourDigits(x: number): void {
  const exact = oracle(x);
  assert.ok(ulps(erf(x), exact.erf) <= 4, `erf(${x}) = ${erf(x)}, exactly ${exact.erf.toPrecision(25)}`);
  assert.ok(ulps(erfc(x), exact.erfc) <= 4, `erfc(${x}) = ${erfc(x)}, exactly ${exact.erfc.toPrecision(25)}`);
}

const anywhere = fc.oneof(
  fc.double({ min: -6, max: 6, noNaN: true }), fc.double({ min: -0.6, max: 0.6, noNaN: true }),
  fc.double({ min: 5, max: 26.5, noNaN: true }),
).filter(x => Math.abs(x) > 1e-9);

test('erf and erfc are right to 4 units in the last place, down to erfc(26.5) = 2.2e-307', t => {
  holds(t, fc.property(anywhere, assertFourDigits), 300);
});

test('they are as right at the seams between the intervals', t => {
  for (const seam of [0.46875, 4]) {
    holds(t, fc.property(fc.integer({ min: -50, max: 50 }), fc.constantFrom(1, -1), (k, sign) => {
      assertFourDigits(sign * (seam + k * 2 ** -50));
    }), 50);
  }
  t.notThrows(() => { for (let k = 1; k < 26 * 16; k += 7) assertFourDigits(k / 16); });
});

test('near zero erf(x) is 2x/√π', t => {
  holds(t, fc.property(fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), x => {
    assert.ok(Math.abs(erf(x) - x * 2 / Math.sqrt(Math.PI)) <= Math.abs(x) * 2 ** -51 + 5e-324);
    assert.ok(Math.abs(erfc(x) - (1 - erf(x))) <= Number.EPSILON);
  }));
});

test('erf is odd, and erfc(−x) = 2 − erfc(x)', t => {
  holds(t, fc.property(fc.double({ noNaN: true }), x => {
    assert.equal(erf(-x), -erf(x));
    assert.ok(Math.abs(erfc(-x) - (2 - erfc(x))) <= 2 * Number.EPSILON);
  }));
});

test('zeros, infinities and NaN', t => {
  t.deepEqual([0, -0, Infinity, -Infinity, NaN].map(erf), [0, -0, 1, -1, NaN]);
  t.deepEqual([0, -0, Infinity, -Infinity, NaN].map(erfc), [1, 1, 0, 2, NaN]);
  t.deepEqual([erf(6), erf(-6), erf(1e308), erfc(-6), erfc(28), erfc(1e308)], [1, -1, 1, 2, 0, 0]);
  t.true(erfc(27) > 0, 'a denormal number');
});

// Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1, to the digits printed there.
test('tabulated values', t => {
  t.is(erf(0.5).toFixed(10), '0.5204998778');
  t.is(erf(1).toFixed(10), '0.8427007929');
  t.is(erf(2).toFixed(10), '0.9953222650');
});
