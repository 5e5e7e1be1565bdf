// W. J. Cody, 'Rational Chebyshev approximation for the error function', Math. Comp. 23 (1969), 631–637: three
// intervals, on each a quotient of polynomials. The coefficients are his, highest power first.

/** Up to here erf is smaller than 1/2 and is approximated itself; beyond, erfc is. */
const SMALL = 0.46875;
/** From here on the approximation is one of the asymptotic series, in 1/x². */
const LARGE = 4;
const ONE_OVER_SQRT_PI = 0.56418958354775628695;

/** erf(x)/x in powers of x², for |x| ≤ 0.46875. */
const smallNumerator = [
  1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3,
];
const smallDenominator = [
  1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
];

/** e^(x²) erfc(x) in powers of x, for 0.46875 ≤ x ≤ 4. */
const middleNumerator = [
  2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
  8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
];
const middleDenominator = [
  1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
  4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
];

/** x² (1/√π − x e^(x²) erfc(x)) in powers of 1/x², for x ≥ 4. */
const largeNumerator = [
  1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
  1.60837851487422766e-2, 6.58749161529837803e-4,
];
const largeDenominator = [
  1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
];

/** The quotient of two polynomials of one degree (Horner). */
function quotient(numerator: readonly number[], denominator: readonly number[], x: number): number {
  let p = 0, q = 0;
  for (let k = 0; k < numerator.length; k++) {
    p = p * x + numerator[k]!;
    q = q * x + denominator[k]!;
  }
  return p / q;
}

/** e^(−x²). Rounding x² would cost log₂ x² bits: so x is split into a part whose square is exact, and a rest. */
function gaussian(x: number): number {
  const head = Math.trunc(16 * x) / 16;
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
}

/** erfc(x) for x > 0.46875. */
function tail(x: number): number {
  if (x > 28) return 0;                        // less than the smallest double
  if (x <= LARGE) return gaussian(x) * quotient(middleNumerator, middleDenominator, x);
  const z = 1 / (x * x);
  return gaussian(x) * ((ONE_OVER_SQRT_PI - z * quotient(largeNumerator, largeDenominator, z)) / x);
}

/** The error function, `2/√π · ∫₀ˣ e^(−t²) dt`, to a few units in the last place. */
export function erf(x: number): number {
  const y = Math.abs(x);
  if (y <= SMALL) return x * quotient(smallNumerator, smallDenominator, x * x);
  return x < 0 ? tail(y) - 1 : 1 - tail(y);
}

/** `1 − erf(x)`, to a few units in the last place however small it is. */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= SMALL) return 1 - erf(x);
  return x < 0 ? 2 - tail(y) : tail(y);
}
