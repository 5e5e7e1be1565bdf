import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * A stream of random numbers. The same seed gives the same stream, on every machine; drawing moves the stream on.
 * Generator: xoroshiro128+ (Blackman and Vigna, 2018).
 */
export class Random {
  readonly #generator: RandomGenerator;
  #spare: number | undefined;

  /**
   * @param seed a whole number; without it the stream is another one every time.
   * @throws RangeError where the seed is no safe whole number.
   */
  constructor(seed: number = Math.floor(Math.random() * 2 ** 32)) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`Random: the seed is ${seed}; wanted a whole number`);
    this.#generator = xoroshiro128plus(deriveSeed(seed, 0));
  }

  /** The next number, uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /**
   * The next whole number, uniform from `low` up to but without `high`.
   * @throws RangeError where there is none.
   */
  integer(low: number, high: number): number {
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low >= high) {
      throw new RangeError(`Random: no whole number from ${low} up to but without ${high}`);
    }
    return uniformInt(this.#generator, low, high - 1);
  }

  /** The next normal number, mean 0 and variance 1, by Marsaglia's polar method (1964), which makes two at a time. */
  normal(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1, v = 2 * this.uniform() - 1, s = u * u + v * v;
      if (s < 1 && s > 0) {
        const r = Math.sqrt(-2 * Math.log(s) / s);
        this.#spare = v * r;
        return u * r;
      }
    }
  }
}

/**
 * A seed for the `index`-th of several things that share one seed, such as the layers of a network: mixed so that
 * neighbours have nothing in common (the finaliser of MurmurHash3).
 */
export function deriveSeed(seed: number, index: number): number {
  const high = Math.floor(seed / 2 ** 32);             // bitwise operators see the low 32 bits only
  let h = Math.imul(seed ^ 0x9E3779B9, 0x85EBCA6B) ^ Math.imul(index + 1, 0xC2B2AE35) ^ Math.imul(high, 0x27D4EB2F);
  h = Math.imul(h ^ (h >>> 16), 0x85EBCA6B);
  h = Math.imul(h ^ (h >>> 13), 0xC2B2AE35);
  return (h ^ (h >>> 16)) >>> 0;
}
