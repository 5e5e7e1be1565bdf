import { Embedding, LayerNorm, LearnedPositionalEncoding, Linear, TransformerBlock } from '../../../layers/index.ts';
import { Sequential } from '../../../model/index.ts';
import { deriveSeed, Random, randn, type RandomOptions } from '../../../random/index.ts';
import { mul, type Shape, type Tensor } from '../../../tensor/index.ts';
import type { GptFlags } from '../../demo.ts';

/**
 * A small GPT for `size` characters: ids (N,T) → scores (N,T,size). Each place sees itself and those before it. Tables
 * begin small, as in GPT-2, so that no position drowns what the blocks add. Radford, Wu, Child, Luan, Amodei and
 * Sutskever (2019).
 * @throws RangeError where the heads do not divide the width.
 */
export function gpt({ width, context, blocks, heads, seed }: GptFlags, size: number): Sequential {
  if (width % heads !== 0) {
    throw new RangeError(`--width ${width} --heads ${heads}: wanted a width that the heads divide evenly`);
  }
  const options = { random: new Random(deriveSeed(seed, 1)), dtype: 'float32' } as const;
  return new Sequential(
    new Embedding(size, width, { ...options, init: small }),
    new LearnedPositionalEncoding(context, width, { ...options, init: small }),
    ...Array.from({ length: blocks }, () => new TransformerBlock(width, heads, { ...options, causal: true })),
    new LayerNorm(width, { dtype: 'float32' }),
    new Linear(width, size, options),
  );
}

function small(shape: Shape, options?: RandomOptions): Tensor {
  return mul(randn(shape, options), 0.02);
}
