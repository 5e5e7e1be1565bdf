// The oracle of rounding errors: 100 digits of mathjs's BigNumber, by formulas of its own.
import { type BigNumber, bignumberDependencies, create } from 'mathjs';
import type { BinaryName, UnaryName } from '../../lib/tensor/dtype.ts';
import { erf } from './erf.ts';

export type { BigNumber };

const math = create(bignumberDependencies!, { precision: 100 });
export const big = (x: number | string): BigNumber => math.bignumber(x);
export const PI =
  big('3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170680');

/** A double as the number that it is, to 100 digits: `big(0.1)` would be 1/10. */
export function exactly(x: number): BigNumber {
  if (!Number.isFinite(x)) return big(x);
  let halvings = 0;
  for (; !Number.isInteger(x); halvings++) x *= 2;
  return big(String(BigInt(x))).div(big(2).pow(halvings));
}

/** erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))). */
function erfcByFraction(x: BigNumber): BigNumber {
  let f = x;
  for (let n = 100; n > 0; n--) f = big(n).div(2).div(f).add(x);
  return x.mul(x).neg().exp().div(PI.sqrt()).div(f);
}

function erfc(x: BigNumber): BigNumber {
  if (x.abs().lt(6)) return big(1).sub(erf(x, PI));
  return x.gt(0) ? erfcByFraction(x) : big(2).sub(erfcByFraction(x.neg()));
}

/** e^x − 1, by its series where digits would cancel. */
function expm1(x: BigNumber): BigNumber {
  if (x.abs().gt(1e-20)) return x.exp().sub(1);
  return x.add(x.pow(2).div(2)).add(x.pow(3).div(6)).add(x.pow(4).div(24));
}

function log1p(x: BigNumber): BigNumber {
  if (x.abs().gt(1e-20)) return x.add(1).ln();
  return x.sub(x.pow(2).div(2)).add(x.pow(3).div(3)).sub(x.pow(4).div(4));
}

/** (e^(2x) − 1)/(e^(2x) + 1) */
function tanh(x: BigNumber): BigNumber {
  if (x.abs().gt(150)) return big(x.gt(0) ? 1 : -1);         // to 130 digits
  const t = expm1(x.mul(2));
  return t.div(t.add(2));
}

function softplus(x: BigNumber): BigNumber {
  return x.gt(0) ? x.add(log1p(x.neg().exp())) : log1p(x.exp());
}

/** The functions of one argument, in 100 digits. */
export const exactUnary: Record<UnaryName, (x: BigNumber) => BigNumber> = {
  abs: x => x.abs(),
  exp: x => x.exp(),
  expm1,
  log: x => x.ln(),
  log1p,
  sqrt: x => x.sqrt(),
  tanh,
  sigmoid: x => big(1).div(x.neg().exp().add(1)),
  softplus,
  erf: x => x.abs().lt(6) ? erf(x, PI) : big(1).sub(erfc(x)),
  erfc,
};

/** The functions of two arguments, in 100 digits. */
export const exactBinary: Record<BinaryName, (x: BigNumber, y: BigNumber) => BigNumber> = {
  add: (x, y) => x.add(y),
  sub: (x, y) => x.sub(y),
  mul: (x, y) => x.mul(y),
  div: (x, y) => x.div(y),
  maximum: (x, y) => x.gt(y) ? x : y,
  minimum: (x, y) => x.lt(y) ? x : y,
};
