import { erf as realErf, erfc as realErfc } from './erf.ts';

/** Computes f(x + iy) and writes its real part to `out[o]` and its imaginary part to `out[o + 1]`. */
export type ComplexFunction = (x: number, y: number, out: Float64Array, o: number) => void;

function put(out: Float64Array, o: number, re: number, im: number): void {
  out[o] = re;
  out[o + 1] = im;
}

/** |x|, continued into the plane on either side of 0, where it is z or −z: the branch is chosen by the real part. */
export const abs: ComplexFunction = (x, y, out, o) => { put(out, o, Math.abs(x), x < 0 ? -y : y); };

/** e^z = e^x (cos y + i sin y) */
export const exp: ComplexFunction = (x, y, out, o) => {
  const r = Math.exp(x);
  put(out, o, y === 0 ? r : r * Math.cos(y), y === 0 ? 0 : r * Math.sin(y));         // not ∞·0 where y is 0
};

/** e^z − 1, with cos y − 1 = −2 sin²(y/2) so that nothing cancels near 0. */
export const expm1: ComplexFunction = (x, y, out, o) => {
  const s = Math.sin(y / 2);
  put(out, o, Math.expm1(x) * Math.cos(y) - 2 * s * s, y === 0 ? 0 : Math.exp(x) * Math.sin(y));
};

/** log z = log |z| + i arg z, near |z| = 1 by log1p(|z|² − 1)/2. */
export const log: ComplexFunction = (x, y, out, o) => {
  const r = Math.hypot(x, y), near = r > 0.5 && r < 2;
  put(out, o, near ? Math.log1p((Math.abs(x) - 1) * (Math.abs(x) + 1) + y * y) / 2 : Math.log(r), Math.atan2(y, x));
};

/** log(1 + z), near 0 by |1 + z|² − 1 = x(2 + x) + y². */
export const log1p: ComplexFunction = (x, y, out, o) => {
  const small = Math.abs(x) < 0.5 && Math.abs(y) < 0.5;
  const re = small ? Math.log1p(x * (2 + x) + y * y) / 2 : Math.log(Math.hypot(1 + x, y));
  put(out, o, re, Math.atan2(y, 1 + x));
};

/** √z, the root with Re ≥ 0 (Kahan 1987). */
export const sqrt: ComplexFunction = (x, y, out, o) => {
  if (x === 0 && y === 0) {
    put(out, o, 0, y);
    return;
  }
  const t = Math.sqrt((Math.abs(x) + Math.hypot(x, y)) / 2);
  if (x >= 0) put(out, o, t, y / (2 * t));
  else put(out, o, Math.abs(y) / (2 * t), y < 0 ? -t : t);
};

/**
 * tanh z = (t(1 + b²) + i·b·s)/(1 + t²b²) with t = tanh x, b = tan y, s = 1/cosh² x (Kahan 1987): finite for every x,
 * where sinh/cosh would be ∞/∞.
 */
export const tanh: ComplexFunction = (x, y, out, o) => {
  const t = Math.tanh(x), b = Math.tan(y), c = Math.cosh(x), d = 1 + t * t * b * b;
  put(out, o, t * (1 + b * b) / d, b / c / c / d);
};

/** 1/(1 + e⁻ᶻ), with an exponent whose real part is never positive. */
export const sigmoid: ComplexFunction = (x, y, out, o) => {
  exp(-Math.abs(x), x >= 0 ? -y : y, out, o);
  const re = out[o]!, im = out[o + 1]!, c = 1 + re, d = c * c + im * im;
  if (x >= 0) put(out, o, c / d, -im / d);
  else put(out, o, (re * c + im * im) / d, im / d);          // e(1 + ē)/|1 + e|², where Im of the numerator is im
};

/** log(1 + eᶻ), likewise. */
export const softplus: ComplexFunction = (x, y, out, o) => {
  exp(-Math.abs(x), x > 0 ? -y : y, out, o);
  log1p(out[o]!, out[o + 1]!, out, o);
  if (x > 0) put(out, o, x + out[o]!, y + out[o + 1]!);
};

/**
 * erf(x + iy) − erf(x) (Salzer 1951; Abramowitz and Stegun 7.1.29), whose own error is about 1e-16 of the result:
 * e^(−x²)/(2πx)·(1 − cos 2xy + i sin 2xy) + 2e^(−x²)/π·Σ_n e^(−n²/4)/(n² + 4x²)·(f_n + i·g_n),
 * f_n = 2x − 2x cosh ny cos 2xy + n sinh ny sin 2xy, g_n = 2x cosh ny sin 2xy + n sinh ny cos 2xy.
 */
const erfRise: ComplexFunction = (x, y, out, o) => {
  const decay = Math.exp(-x * x), angle = 2 * x * y, cos = Math.cos(angle), sin = Math.sin(angle);
  const sinHalf = Math.sin(x * y), versine = 2 * sinHalf * sinHalf;                  // 1 − cos 2xy
  // At x = 0 the quotients (1 − cos 2xy)/x and sin(2xy)/x are their limits, 0 and 2y.
  let re = x === 0 ? 0 : versine / (4 * x), im = x === 0 ? y / 2 : sin / (4 * x);
  for (let n = 1; n <= 2 * Math.abs(y) + 14; n++) {
    const weight = Math.exp(-n * n / 4) / (n * n + 4 * x * x), cosh = Math.cosh(n * y), sinh = Math.sinh(n * y);
    const coshLess1 = 2 * Math.sinh(n * y / 2) ** 2;
    re += weight * (2 * x * (versine - coshLess1 * cos) + n * sinh * sin);           // 1 − cosh·cos, uncancelled
    im += weight * (2 * x * cosh * sin + n * sinh * cos);
  }
  put(out, o, 2 / Math.PI * decay * re, 2 / Math.PI * decay * im);
};

/** The error function. */
export const erf: ComplexFunction = (x, y, out, o) => {
  erfRise(x, y, out, o);
  out[o]! += realErf(x);
};

/** 1 − erf(z), the real part to full relative precision where z is nearly real. */
export const erfc: ComplexFunction = (x, y, out, o) => {
  erfRise(x, y, out, o);
  put(out, o, realErfc(x) - out[o]!, -out[o + 1]!);
};
