import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import {
  expFixed, fromFixed, fromScaled, LN_10, logFixed, ONE, over, SQRT_PI, times, toFixed, toScaled,
} from '../../../lib/tensor/kernels/fixed-point.ts';
import { big, digits } from '../../support/bignumbers.ts';
import { holds } from '../../support/property.ts';

const unit = big('1e-98');
/** How many units of 10⁻⁹⁸ a number in fixed point is off. */
const unitsOff = (got: bigint, exact: ReturnType<typeof big>): number =>
  big(`${got}`).minus(exact.div(unit)).abs().toNumber();

test('a BigNumber is an integer times a power of 10⁷, and comes back from it unchanged', t => {
  holds(t, fc.property(digits(-300, 300), text => {
    const x = new BigNumber(text), scaled = toScaled(x);
    assert.ok(big(`${scaled.integer}e${7 * scaled.words}`).eq(big(text)));
    assert.ok(fromScaled(scaled).eq(x));
  }));
  t.is(toScaled(new BigNumber(0)).integer, 0n);
  t.deepEqual(toScaled(new BigNumber('-12345678')), { integer: -12345678n, words: 0 });
});

test('fixed point keeps 98 decimals and drops the rest', t => {
  holds(t, fc.property(digits(-110, 20), text => {
    assert.ok(unitsOff(toFixed(new BigNumber(text)), big(text)) <= 1);
  }));
  holds(t, fc.property(digits(-30, 20), text => {
    const x = new BigNumber(text);
    assert.ok(fromFixed(toFixed(x)).eq(x));
  }));
  t.is(fromFixed(ONE / 3n, 5).toString(), `33333.${'3'.repeat(59)}`);
});

test('products and quotients are off by a unit at most', t => {
  holds(t, fc.property(digits(-3, 3), digits(-3, 3), (a, b) => {
    const x = toFixed(new BigNumber(a)), y = toFixed(new BigNumber(b));
    assert.ok(unitsOff(times(x, y), big(`${x}`).times(big(`${y}`)).times(unit).times(unit)) <= 1);
    assert.ok(unitsOff(over(x, y), big(`${x}`).div(big(`${y}`))) <= 1);
  }));
});

test('the constants are ln 10 and √π', t => {
  t.true(unitsOff(LN_10, big(10).ln()) <= 0.5);
  t.true(unitsOff(SQRT_PI, big(-1).acos().sqrt()) <= 0.5);
});

test('the exponential is off by ten thousand units at most, or as many of its size', t => {
  holds(t, fc.property(fc.double({ min: -25, max: 25, noNaN: true }), x => {     // measured: 6e3
    const exact = big(x).exp(), off = unitsOff(expFixed(toFixed(new BigNumber(x))), exact);
    assert.ok(off < 1e4 * Math.max(1, exact.toNumber()), `e^${x} is off by ${off} units`);
  }), 40);
});

test('the logarithm is off by ten thousand units of x at most', t => {
  holds(t, fc.property(digits(-8, 7, { signed: false }), text => {     // measured: 6e3
    const off = unitsOff(logFixed(toFixed(new BigNumber(text))), big(text).ln());
    assert.ok(off < 1e4 * Math.max(1, Number(text)), `ln ${text} is off by ${off} units`);
  }), 40);
});
