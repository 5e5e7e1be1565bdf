import { randn, uniform } from '../random/index.ts';
import { checkOneOf, checkOptions, mul, type Shape } from '../tensor/index.ts';
import { fansOf, type Initializer } from './initializer.ts';

/** Options of the Kaiming initialisers. */
export interface KaimingOptions {
  /** The slope of the (leaky) ReLU that follows, left of zero. 0 unless said: a plain ReLU. */
  readonly a?: number;
  /**
   * Whose variance is kept: `fanIn` (default) the activations' on the way forward, `fanOut` the gradients' on the way
   * back.
   */
  readonly mode?: 'fanIn' | 'fanOut';
  /** The factor on 1/√fan; √(2/(1 + a²)) unless said. */
  readonly gain?: number;
}

//#region deviation
function deviation(name: string, options: KaimingOptions): (shape: Shape) => number {
  checkOptions(name, options, ['a', 'mode', 'gain']);
  const { a = 0, mode = 'fanIn', gain = Math.sqrt(2 / (1 + a * a)) } = options;
  checkOneOf(name, 'mode', mode, ['fanIn', 'fanOut']);
  return shape => gain / Math.sqrt(fansOf(shape)[mode]);
}

/**
 * Normal with variance gain²/fan, gain² = 2/(1 + a²): the 2 makes up for the half of the variance that a ReLU zeroes.
 * He, Zhang, Ren and Sun, 'Delving deep into rectifiers' (2015).
 */
export function kaimingNormal(options: KaimingOptions = {}): Initializer {
  const sigma = deviation('kaimingNormal', options);
  return (shape, random) => mul(randn(shape, random), sigma(shape));
}

/** As {@link kaimingNormal}, uniform with bound gain · √(3/fan). With a = √5 it is PyTorch's default, ±1/√fan_in. */
export function kaimingUniform(options: KaimingOptions = {}): Initializer {
  const sigma = deviation('kaimingUniform', options);
  return (shape, random) => {
    const high = Math.sqrt(3) * sigma(shape);
    return uniform(shape, { ...random, low: -high, high });
  };
}
//#endregion deviation
