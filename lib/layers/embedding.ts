import type { Initializer } from '../init/index.ts';
import type { Backward, Forward, Layer } from '../model/layer.ts';
import { Random, randn } from '../random/index.ts';
import {
  checkIndices, checkOptions, checkWhole, type FloatDtype, take, takeAdjoint, Tensor,
} from '../tensor/index.ts';

/** The table of vectors. */
export type EmbeddingParams = {
  /** (V,D): a row for each id. PyTorch's `weight`. */
  readonly W: Tensor;
};

/** Which rows were taken; the rows themselves backward does not need. */
export interface EmbeddingCache {
  /** The ids, of any shape: (…). */
  readonly ids: Tensor;
}

/** Options of {@link Embedding}. */
export interface EmbeddingOptions {
  /** How W begins. Normal with mean 0 and variance 1 unless said, as in PyTorch. */
  readonly init?: Initializer;
  /** The stream that W is drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * A vector for each id: row w_i of a learned table W (V,D) for the id i, (…) → (…,D). Ids are whole numbers, so there
 * is no derivative by them: dX is {@link Tensor.none}. Bengio, Ducharme, Vincent and Jauvin (2003).
 * Derivation: [embedding](../../docs/derivations/embedding.md).
 */
export class Embedding implements Layer<EmbeddingParams, EmbeddingCache> {
  /** V, the number of ids. */
  readonly numEmbeddings: number;
  /** D, the length of a vector. */
  readonly embeddingDim: number;
  readonly params: EmbeddingParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option. */
  constructor(numEmbeddings: number, embeddingDim: number, options: EmbeddingOptions = {}) {
    checkWhole('Embedding', 'numEmbeddings', numEmbeddings);
    checkWhole('Embedding', 'embeddingDim', embeddingDim);
    checkOptions('Embedding', options, ['init', 'random', 'dtype']);
    const { init = randn, random = new Random(), dtype = 'float64' } = options;
    this.numEmbeddings = numEmbeddings;
    this.embeddingDim = embeddingDim;
    this.params = { W: init([numEmbeddings, embeddingDim], { random, dtype }) };
  }

  //#region forward
  /**
   * @param ids whole numbers from 0 to V − 1, in a tensor of any shape
   * @throws RangeError that names the first which is not, and its place.
   */
  forward(ids: Tensor): Forward<EmbeddingCache> {
    checkIndices('Embedding', ids, this.numEmbeddings);
    const Y = take(this.params.W, ids);                                // (V,D) at (…) → (…,D)
    return [Y, { ids }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { ids }: EmbeddingCache): Backward<EmbeddingParams> {
    const dW = takeAdjoint(dY, ids, this.numEmbeddings);               // [dW] (…,D) added up by id → (V,D)
    return { dX: Tensor.none, grads: { W: dW } };
  }
  //#endregion backward

  toString(): string {
    return `Embedding(${this.numEmbeddings} → ${this.embeddingDim})`;
  }
}
