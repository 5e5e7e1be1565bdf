import { randn, uniform } from '../random/index.ts';
import { mul } from '../tensor/index.ts';
import { fansOf, type Initializer } from './initializer.ts';

/**
 * Normal with variance 1/fan_in: a sum over fan_in terms then has the variance of one of them.
 * LeCun, Bottou, Orr and Müller, 'Efficient BackProp' (1998).
 */
export function lecunNormal(): Initializer {
  return (shape, options) => mul(randn(shape, options), Math.sqrt(1 / fansOf(shape).fanIn));
}

/** As {@link lecunNormal}, uniform: the bound √(3/fan_in) gives the same variance. */
export function lecunUniform(): Initializer {
  return (shape, options) => {
    const high = Math.sqrt(3 / fansOf(shape).fanIn);
    return uniform(shape, { ...options, low: -high, high });
  };
}
