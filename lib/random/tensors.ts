import { checkOptions, checkWhole, type FloatDtype, type Shape, tensor, type Tensor, zeros } from '../tensor/index.ts';
import { Random } from './random.ts';

/** Options of the functions that draw tensors. */
export interface RandomOptions {
  /** The stream to draw from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

function draw(shape: Shape, next: () => number, dtype: FloatDtype): Tensor {
  return tensor(Float64Array.from({ length: zeros(shape).size }, next), shape, { dtype });
}

/** Normal numbers of mean 0 and variance 1. */
export function randn(shape: Shape, options: RandomOptions = {}): Tensor {
  checkOptions('randn', options, ['random', 'dtype']);
  const { random = new Random(), dtype = 'float64' } = options;
  return draw(shape, () => random.normal(), dtype);
}

/** Options of {@link uniform}. */
export interface UniformOptions extends RandomOptions {
  /** The lower end, 0 unless said; it may be drawn. */
  readonly low?: number;
  /** The upper end, 1 unless said; it is not drawn, unless by rounding. */
  readonly high?: number;
}

/**
 * Numbers spread evenly over [low, high).
 * @throws RangeError where `low` is above `high`.
 */
export function uniform(shape: Shape, options: UniformOptions = {}): Tensor {
  checkOptions('uniform', options, ['low', 'high', 'random', 'dtype']);
  const { low = 0, high = 1, random = new Random(), dtype = 'float64' } = options;
  if (!(low <= high)) throw new RangeError(`uniform: from ${low} to ${high}; low may not be above high`);
  return draw(shape, () => low + (high - low) * random.uniform(), dtype);
}

/**
 * The whole numbers 0 to n − 1 in random order (Fisher and Yates).
 * @throws RangeError where `n` is no count.
 */
export function permutation(n: number, random: Random): number[] {
  checkWhole('permutation', 'n', n, 0);
  const order = Array.from({ length: n }, (_, k) => k);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(0, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
