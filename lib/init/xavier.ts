import { randn, uniform } from '../random/index.ts';
import { checkOptions, mul } from '../tensor/index.ts';
import { fansOf, type Initializer } from './initializer.ts';

/** Options of the Xavier initialisers. */
export interface XavierOptions {
  /** A factor on the standard deviation, for the activation that follows (5/3 for tanh). 1 unless said. */
  readonly gain?: number;
}

/**
 * Normal with variance gain² · 2/(fan_in + fan_out): a compromise between keeping the variance of the activations on
 * the way forward (1/fan_in) and that of the gradients on the way back (1/fan_out). Glorot and Bengio, 'Understanding
 * the difficulty of training deep feedforward neural networks' (2010).
 */
export function xavierNormal(options: XavierOptions = {}): Initializer {
  const { gain = 1 } = options;
  checkOptions('xavierNormal', options, ['gain']);
  return (shape, random) => {
    const { fanIn, fanOut } = fansOf(shape);
    return mul(randn(shape, random), gain * Math.sqrt(2 / (fanIn + fanOut)));
  };
}

/** As {@link xavierNormal}, uniform with bound gain · √(6/(fan_in + fan_out)). */
export function xavierUniform(options: XavierOptions = {}): Initializer {
  const { gain = 1 } = options;
  checkOptions('xavierUniform', options, ['gain']);
  return (shape, random) => {
    const { fanIn, fanOut } = fansOf(shape), high = gain * Math.sqrt(6 / (fanIn + fanOut));
    return uniform(shape, { ...random, low: -high, high });
  };
}
