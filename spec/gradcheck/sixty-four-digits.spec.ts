import test from 'ava';
import fc from 'fast-check';
import {
  add, div, exp, type Forward, gradcheck, type Layer, mul, type NoParams, randn, Random, sub, tensor, type Tensor,
} from '../../lib/index.ts';
import { extrapolated, inSixtyFourDigits } from '../../lib/gradcheck/sixty-four-digits.ts';
import { Trial } from '../../lib/gradcheck/trial.ts';
import { holds } from '../support/property.ts';

/** e^(cx), whose third derivative is c² times its first. */
class Steep implements Layer<NoParams, { readonly Y: Tensor }> {
  readonly params = {};
  readonly c: number;

  constructor(c: number) { this.c = c; }

  forward(X: Tensor): Forward<{ readonly Y: Tensor }> {
    const Y = exp(mul(this.c, X));
    return [Y, { Y }];
  }

  backward(dY: Tensor, { Y }: { readonly Y: Tensor }): { dX: Tensor; grads: NoParams } {
    return { dX: mul(dY, mul(this.c, Y)), grads: {} };
  }
}

test('a central difference is off by the square of its step, an extrapolated one is not', t => {
  const R = tensor([1]), input = { input: true } as const;
  holds(t, fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 10, max: 20 }), (x, k) => {
    const c = 2 ** k, trial = new Trial(new Steep(c), tensor([x / c]), {}, 'bignumber', false);
    const exact = mul(c, trial.output()), { value } = inSixtyFourDigits(trial, input, R, 0);
    const error = (derivative: Tensor): number => Math.abs(sub(derivative, exact).item() / exact.item());
    const square = (c * 2 ** -66) ** 2 / 6;                  // h²f‴/6f′
    return Math.abs(error(value) / square - 1) < 1e-3 && error(extrapolated(trial, input, R, 0, value)) < 1e-40;
  }), 50);
});

/** 1000 + e^(cx)/c, with a backward that is right but loses digits, so that it is looked at in 64 digits. */
class Bent implements Layer<NoParams, { readonly E: Tensor }> {
  readonly params = {};

  forward(X: Tensor): Forward<{ readonly E: Tensor }> {
    const E = exp(mul(C, X));
    return [add(div(E, C), 1000), { E }];
  }

  backward(dY: Tensor, { E }: { readonly E: Tensor }): { dX: Tensor; grads: NoParams } {
    return { dX: mul(dY, sub(add(E, 2 ** 22), 2 ** 22)), grads: {} };
  }
}
const C = 2 ** 16;

test('a layer is not called wrong because it bends more sharply than a step of 2⁻⁶⁶ can follow', t => {
  for (let seed = 1; seed <= 5; seed++) {
    const report = gradcheck(new Bent(), div(randn([3, 2], { random: new Random(seed) }), 2 * C), { seed });
    t.regex(String(report), /64 digits/);
    t.is(report.verdict, 'correct');
  }
});
