import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type { BigNumber as Instance } from 'mathjs';
import { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import { erf, erfc } from '../../../lib/tensor/kernels/bignumber-erf.ts';
import { big, digits, relativeError, TWO_UNITS } from '../../support/bignumbers.ts';
import { holds } from '../../support/property.ts';

const SQRT_PI = big(-1).acos().sqrt();

/** erf(x) = 2/√π · Σ (−1)ⁿ x^(2n+1)/(n!(2n+1)) (DLMF 7.6.1). Its terms cancel: 200 digits are enough up to 12. */
function maclaurin(x: Instance): Instance {
  let power = x, sum = x;
  for (let n = 1; n < 20 || power.abs().gt(1e-160); n++) {
    power = power.times(x).times(x).neg().div(n);
    sum = sum.plus(power.div(2 * n + 1));
  }
  return sum.times(2).div(SQRT_PI);
}

/** erfc(x) = e^(−x²)/(x√π) · Σ (−1)ᵐ (1·3·5⋯(2m−1))/(2x²)ᵐ, off by less than the first term left out (DLMF 7.12.1). */
function asymptotic(x: Instance): Instance {
  const twice = x.times(x).times(2);
  let term = big(1), sum = big(1);
  for (let m = 1; term.abs().gt(1e-80); m++) {
    term = term.times(1 - 2 * m).div(twice);
    sum = sum.plus(term);
  }
  return x.times(x).neg().exp().div(x.times(SQRT_PI)).times(sum);
}

function assertRight(text: string): void {
  const series = maclaurin(big(text)), errors = {
    erf: relativeError(erf(new BigNumber(text)), series),
    erfc: relativeError(erfc(new BigNumber(text)), big(1).minus(series)),
  };
  assert.ok(errors.erf <= TWO_UNITS && errors.erfc <= TWO_UNITS, `${text}: ${JSON.stringify(errors)}`);
}

test('erf and erfc are right to two units of the last of 64 digits', t => {
  holds(t, fc.property(fc.oneof(digits(-3, 0), digits(-1, 0), digits(-40, -4)), assertRight), 30);
});

test('they are as right between 9 and 12, and where series and continued fraction meet', t => {
  t.notThrows(() => {
    const seams = ['0.5', '-0.5', '4.99999999', '5', `5.${'0'.repeat(62)}1`, '-5.0001'];
    for (const text of [...seams, '9.9', '-12', '12']) assertRight(text);
  });
  const twelve = erfc(new BigNumber(12)).toPrecision(40);
  t.is(twelve, '1.356261169205904212780306156590417572667e-64', 'as mpmath 1.3 has it');
});

test('erfc keeps its digits where it is smaller than any double', t => {
  holds(t, fc.property(digits(1, 4, { signed: false }).filter(text => big(text).gt(15)), text => {
    assert.ok(relativeError(erfc(new BigNumber(text)), asymptotic(big(text))) <= TWO_UNITS);
  }), 20);
});

test('erf is odd, and erf(x) + erfc(x) = 1', t => {
  holds(t, fc.property(digits(-5, 1), text => {
    const x = new BigNumber(text);
    assert.ok(erf(x.neg()).eq(erf(x).neg()));
    assert.ok(erf(x).plus(erfc(x)).minus(1).abs().lte(1e-63));
  }));
});

test('the derivative of erf is 2/√π · e^(−x²)', t => {
  const h = new BigNumber('1e-20');
  holds(t, fc.property(digits(-2, 0), text => {
    const x = new BigNumber(text), slope = erf(x.plus(h)).minus(erf(x.minus(h))).div(h.times(2));
    const exact = big(2).div(SQRT_PI).times(big(text).times(text).neg().exp());
    assert.ok(big(slope).minus(exact).abs().lte(1e-39));     // h²·|erf‴|/6 ≤ 4e-41, and 2e-64/h of rounding
  }), 30);
});

test('zeros, infinities, NaN and numbers far out', t => {
  const at = (f: typeof erf, ...list: number[]): number[] => list.map(x => f(new BigNumber(x)).toNumber());
  t.deepEqual(at(erf, 0, -0, Infinity, -Infinity, NaN, 1e300, -1e9), [0, -0, 1, -1, NaN, 1, -1]);
  t.deepEqual(at(erfc, 0, -0, Infinity, -Infinity, NaN, 1e300, -1e9), [1, 1, 0, 2, NaN, 0, 2]);
  t.is(erfc(new BigNumber(1e8)).e, -4342944819032527);       // −10¹⁶/ln 10 − log₁₀(10⁸√π), rounded down
  t.true(erfc(new BigNumber(2e8)).isZero());
});
