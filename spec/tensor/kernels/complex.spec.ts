import test from 'ava';
import fc from 'fast-check';
import { complex as mathjsComplex } from 'mathjs';
import {
  abs, add, argmax, cast, complex, concat, div, equal, erf, erfc, exp, expm1, greater, greaterEqual, imaginary, log,
  log1p, matmul, max, maximum, minimum, mul, ones, real, sigmoid, softplus, sqrt, sub, sum, take, tanh, type Tensor,
  tensor, toArray, transpose, where,
} from '../../../lib/tensor/index.ts';
import { flat } from '../../support/flat.ts';
import { runs } from '../../support/runs.ts';

type Z = readonly [re: number, im: number];

/** mathjs's Complex, whose declarations leave its methods out. */
interface Complex {
  readonly re: number;
  readonly im: number;
  add(this: Complex, b: Complex): Complex;
  sub(this: Complex, b: Complex): Complex;
  mul(this: Complex, b: Complex | number): Complex;
  div(this: Complex, b: Complex | number): Complex;
  neg(this: Complex): Complex;
  exp(this: Complex): Complex;
  log(this: Complex): Complex;
  sqrt(this: Complex): Complex;
  tanh(this: Complex): Complex;
}
type Theirs = (a: Complex, b: Complex) => Complex;
const theirs = (re: number, im: number): Complex => mathjsComplex(re, im) as unknown as Complex;

const parts = fc.double({ min: -5, max: 5, noNaN: true }).filter(x => x === 0 || Math.abs(x) > 1e-100);
const points: fc.Arbitrary<Z> = fc.tuple(parts, parts);

const make = (...zs: readonly Z[]): Tensor => complex(tensor(zs.map(([re]) => re)), tensor(zs.map(([, im]) => im)));
const only = (t: Tensor): Z => [flat(real(t))[0]!, flat(imaginary(t))[0]!];
const size = ([x, y]: Z): number => Math.hypot(x, y);
const distance = ([x, y]: Z, [u, v]: Z): number => Math.hypot(x - u, y - v);
const plain = ({ re, im }: Complex): Z => [re, im];

const holds = (property: fc.IProperty<unknown>): void => { fc.assert(property, { numRuns: runs(200) }); };

/** Passes where the two are within so many units in the last place of the larger, or of what they are made of. */
const close = (a: Z, b: Z, ulps: number, made = 0): boolean =>
  distance(a, b) <= ulps * 2 ** -52 * Math.max(size(a), size(b), made);

const arithmetic: readonly (readonly [string, typeof add, Theirs])[] = [
  ['add', add, (a, b) => a.add(b)], ['sub', sub, (a, b) => a.sub(b)], ['mul', mul, (a, b) => a.mul(b)],
  ['div', div, (a, b) => a.div(b)],
];
for (const [name, ours, other] of arithmetic) {
  test(`${name} agrees with mathjs's Complex`, t => {
    holds(fc.property(points, points, (a, b) => {
      fc.pre(name !== 'div' || size(b) > 0);
      const wanted = plain(other(theirs(...a), theirs(...b)));
      return close(only(ours(make(a), make(b))), wanted, 4, name === 'add' || name === 'sub' ? size(a) + size(b) : 0);
    }));
    t.pass();
  });
}

const one = theirs(1, 0);
const functions: readonly (readonly [string, typeof exp, (z: Complex) => Complex, ulps: (size: number) => number])[] = [
  ['exp', exp, z => z.exp(), () => 8],
  ['log', log, z => z.log(), () => 16],
  ['sqrt', sqrt, z => z.sqrt(), () => 8],
  // Near the poles the other's denominator is a difference: cosh 2x + cos 2y about 1/|tanh|², and 1 + e⁻ᶻ.
  ['tanh', tanh, z => z.tanh(), size => 16 * (1 + size ** 2)],
  ['sigmoid', sigmoid, z => one.div(one.add(z.neg().exp())), size => 16 * (1 + size)],
];
for (const [name, ours, other, ulps] of functions) {
  test(`${name} agrees with mathjs's Complex`, t => {
    holds(fc.property(points, z => {
      fc.pre(size(z) > 0);
      const wanted = plain(other(theirs(...z)));
      return close(only(ours(make(z))), wanted, ulps(size(wanted)), name === 'log' ? 0.1 : 0);
    }));
    t.pass();
  });
}

test('expm1 is e^z − 1 and log1p its inverse, to full precision near 0 too', t => {
  holds(fc.property(points, z => {
    const e = only(expm1(make(z)));
    return close(e, only(sub(exp(make(z)), 1)), 4, 1 + size(e));
  }));
  holds(fc.property(points, fc.integer({ min: 1, max: 90 }), ([x, y], k) => {
    const z: Z = [x * 10 ** -k, y * 10 ** -k / 2];
    return close(only(log1p(expm1(make(z)))), z, 16);
  }));
  t.pass();
});

test('softplus(z) − softplus(−z) = z', t => {
  holds(fc.property(points, z => {
    fc.pre(Math.abs(z[1]) < 3);                              // beyond π the logarithm is on another branch
    return close(only(sub(softplus(make(z)), softplus(mul(make(z), -1)))), z, 64, 1);
  }));
  t.pass();
});

test('erf agrees with its power series, and erfc is 1 − erf', t => {
  holds(fc.property(points, ([x, y]) => {
    const z = theirs(x / 3, y / 3), minusSquare = z.mul(z).neg();
    let power = z, series = z;
    for (let n = 1; n < 60; n++) {
      power = power.mul(minusSquare).div(n);
      series = series.add(power.div(2 * n + 1));
    }
    const wanted = plain(series.mul(2 / Math.sqrt(Math.PI))), at = make([z.re, z.im]);
    const terms = Math.exp(size([z.re, z.im]) ** 2);         // how large the series' terms are: what it loses itself
    return close(only(erf(at)), wanted, 64, terms) && close(only(erfc(at)), [1 - wanted[0], -wanted[1]], 64, terms);
  }));
  t.pass();
});

const h = 2 ** -332;
const slope = (f: (a: Tensor) => Tensor, x: number): number => imaginary(f(make([x, h]))).item() / h;

test('the complex step gives every derivative to the last digits, from −1000 to 1000', t => {
  const s = (x: number): number => x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  const derivatives: readonly (readonly [typeof exp, (x: number) => number])[] = [
    [exp, Math.exp], [expm1, Math.exp], [log, x => 1 / x], [log1p, x => 1 / (1 + x)], [sqrt, x => 0.5 / Math.sqrt(x)],
    [tanh, x => 1 / Math.cosh(x) ** 2], [sigmoid, x => s(x) * s(-x)], [softplus, s],
    [erf, x => 2 / Math.sqrt(Math.PI) * Math.exp(-x * x)], [erfc, x => -2 / Math.sqrt(Math.PI) * Math.exp(-x * x)],
  ];
  for (const [f, derivative] of derivatives) {
    for (const x of [-1000, -300, -26, -3, -0.5, -1e-9, 1e-9, 0.3, 2, 26, 300, 1000]) {
      const wanted = derivative(x), domain = (f !== log && f !== sqrt) || x > 0;
      if (!domain || (f === log1p && x < -1)) continue;
      const found = slope(f, x);
      const smallest = 1e-200;                               // times the step of 1e-100 it is too small for a double
      if (!Number.isFinite(wanted)) t.is(found, wanted, `${f.name} at ${x}`);
      else t.true(Math.abs(found - wanted) <= 1e-14 * Math.abs(wanted) + smallest, `${f.name} at ${x}`);
    }
  }
});

test('what branches looks at real parts and takes the whole number', t => {
  const z = make([-1, 2], [3, 4]), w = make([0, 9], [3, 5]);
  t.deepEqual(toArray(greater(w, z)), [true, false]);
  t.deepEqual(toArray(greaterEqual(w, z)), [true, true]);
  t.deepEqual(toArray(equal(w, z)), [false, true]);
  t.deepEqual([flat(imaginary(maximum(z, w))), flat(imaginary(minimum(z, w)))], [[9, 4], [2, 4]]);
  t.deepEqual(flat(imaginary(abs(z))), [-2, 4]);
  t.deepEqual(flat(imaginary(where(tensor([true, false]), z, w))), [2, 5]);
  t.is(argmax(z).item(), 1);
  t.is(imaginary(max(z)).item(), 4);
  t.true(Number.isNaN(maximum(make([NaN, 0]), 1).item()));
});

test('products, sums and moves are those of the parts', t => {
  const A = complex(tensor([[1, 2], [3, 4]]), tensor([[0, 1], [-1, 2]])), B = transpose(A), AB = matmul(A, B);
  t.deepEqual(toArray(real(AB)), [[4, 9], [9, 20]]);         // (1)(1) + (2+i)(2+i) = 4 + 4i, …
  t.deepEqual(toArray(imaginary(AB)), [[4, 7], [7, 10]]);
  t.deepEqual(toArray(imaginary(sum(A, 0))), [-1, 3]);
  t.deepEqual(toArray(imaginary(take(A, [1]))), [[-1, 2]]);
  t.deepEqual(toArray(imaginary(concat([A, B], 1))), [[0, 1, 0, -1], [-1, 2, 1, 2]]);
  t.deepEqual(toArray(imaginary(add(A, 1))), [[0, 1], [-1, 2]]);
  t.deepEqual(flat(real(cast(ones([2]), 'complex'))), [1, 1]);
});

test('division neither overflows nor makes NaN of a real quotient by 0', t => {
  t.true(close(only(div(make([1e200, 1e200]), make([1e200, -1e200]))), [0, 1], 2));
  t.deepEqual(only(div(make([1, 0]), make([0, 0]))), [Infinity, 0]);
});

test('says what came and what was wanted', t => {
  t.throws(() => complex(ones([2]), ones([3])), { message: 'complex: real part (2), imaginary part (3)' });
  t.throws(() => complex(ones([2], { dtype: 'float32' }), ones([2])),
    { message: 'complex: made of float64 parts, not float32' });
  t.throws(() => real(ones([2])), { message: 'real: expected a complex tensor, got float64' });
});
