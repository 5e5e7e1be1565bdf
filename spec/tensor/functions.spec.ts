import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  abs, erf, erfc, exp, expm1, log, log1p, sigmoid, softplus, sqrt, tanh, tensor, type Tensor,
} from '../../lib/tensor/index.ts';
import { erf as erfOf, erfc as erfcOf } from '../../lib/tensor/kernels/erf.ts';
import { anyNumbers, anyTensor, floatDtypes } from '../support/arbitraries.ts';
import { elements, stored } from '../support/plain.ts';
import { holds } from '../support/property.ts';

const functions: Record<string, readonly [(a: Tensor) => Tensor, (x: number) => number]> = {
  abs: [abs, Math.abs],
  exp: [exp, Math.exp],
  expm1: [expm1, Math.expm1],
  log: [log, Math.log],
  log1p: [log1p, Math.log1p],
  sqrt: [sqrt, Math.sqrt],
  tanh: [tanh, Math.tanh],
  erf: [erf, erfOf],
  erfc: [erfc, erfcOf],
};

for (const [name, [operation, f]] of Object.entries(functions)) {
  test(`${name} is the function of numbers, element by element, over views and in either dtype`, t => {
    holds(t, fc.property(floatDtypes.chain(dtype => anyTensor({ dtype, values: anyNumbers })), a => {
      const before = elements(a), result = operation(a);
      assert.deepEqual(result.shape, a.shape);
      assert.equal(result.dtype, a.dtype);
      assert.deepEqual(elements(result), before.map(x => stored(f(x), a.dtype)));
      assert.deepEqual(elements(a), before);
    }), 60);
  });

  test(`${name} takes a mask as float64, and refuses what is no tensor`, t => {
    const result = operation(tensor([true, false]));
    t.is(result.dtype, 'float64');
    t.deepEqual(elements(result), [f(1), f(0)]);
    t.throws(() => operation(1 as unknown as Tensor), {
      instanceOf: TypeError, message: `${name}: expected a tensor, got 1`,
    });
  });
}

test('sigmoid is 1/(1 + e⁻ˣ) to the last digits, and neither overflows nor vanishes at ±700', t => {
  holds(t, fc.property(fc.double({ min: -30, max: 30, noNaN: true }), x => {
    const exact = 1 / (1 + Math.exp(-x)), got = sigmoid(tensor(x)).item();
    assert.ok(Math.abs(got - exact) <= 4 * Number.EPSILON * exact, `${got} for ${exact}`);
  }));
  t.deepEqual(elements(sigmoid(tensor([0, 1000, -1000, Infinity, -Infinity]))), [0.5, 1, 0, 1, 0]);
  t.is(sigmoid(tensor(-700)).item(), Math.exp(-700));
  t.is(sigmoid(tensor(NaN)).item(), NaN);
});

test('softplus is log(1 + eˣ) to the last digits, x itself far right, and eˣ far left', t => {
  holds(t, fc.property(fc.double({ min: -30, max: 30, noNaN: true }), x => {
    const exact = Math.log1p(Math.exp(x)), got = softplus(tensor(x)).item();
    assert.ok(Math.abs(got - exact) <= 4 * Number.EPSILON * exact, `${got} for ${exact}`);
  }));
  t.deepEqual(elements(softplus(tensor([0, 1000, -1000, Infinity, -Infinity]))), [Math.LN2, 1000, 0, Infinity, 0]);
  t.is(softplus(tensor(-700)).item(), Math.exp(-700));
});

test('sigmoid and softplus go over views as every function does', t => {
  holds(t, fc.property(anyTensor({ values: anyNumbers }), a => {
    for (const operation of [sigmoid, softplus]) {
      assert.deepEqual(elements(operation(a)), elements(a).map(x => operation(tensor(x)).item()));
    }
  }), 50);
});
