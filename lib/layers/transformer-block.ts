import { withParams } from '../model/index.ts';
import type { Backward, BackwardOptions, Forward, Layer, Params } from '../model/layer.ts';
import { Random } from '../random/index.ts';
import { add, checkOptions, checkWhole, type FloatDtype, Tensor } from '../tensor/index.ts';
import { GELU, type GELUCache } from './gelu.ts';
import { LayerNorm, type LayerNormCache } from './layer-norm.ts';
import { Linear, type LinearCache } from './linear.ts';
import { MultiHeadAttention, type MultiHeadAttentionCache } from './multi-head-attention.ts';
import { checkSequences, countHeads } from './shared/heads.ts';

/** The layers that a block is made of, by the names that PyTorch's `TransformerEncoderLayer` gives most of them. */
export interface TransformerBlockParts {
  /** Before the attention. */
  readonly norm1: LayerNorm;
  /** PyTorch's `self_attn`. */
  readonly attention: MultiHeadAttention;
  /** Before the perceptron. */
  readonly norm2: LayerNorm;
  /** D → 4D. */
  readonly linear1: Linear;
  /** Between the two. */
  readonly gelu: GELU;
  /** 4D → D. */
  readonly linear2: Linear;
}

/** The caches of the parts, by their names. */
export interface TransformerBlockCache {
  /** Of the first norm. */
  readonly norm1: LayerNormCache;
  /** Of the attention. */
  readonly attention: MultiHeadAttentionCache;
  /** Of the second norm. */
  readonly norm2: LayerNormCache;
  /** Of D → 4D. */
  readonly linear1: LinearCache;
  /** Of the activation. */
  readonly gelu: GELUCache;
  /** Of 4D → D. */
  readonly linear2: LinearCache;
}

/** Options of {@link TransformerBlock}. */
export interface TransformerBlockOptions {
  /** Whether a time step is kept from seeing those after it. False unless said. */
  readonly causal?: boolean;
  /** The stream that the weights are drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * One block of a transformer, normalised before and not after: H = X + attention(norm1(X)), then
 * Y = H + linear2(gelu(linear1(norm2(H)))), (N,T,D) → (N,T,D). The first half carries from one time step to another,
 * the second computes within each, 4D wide. Parameters are the parts' under dotted names: `norm1.gamma`,
 * `attention.Wqkv`, `linear1.W`. Radford, Wu, Child, Luan, Amodei and Sutskever (2019).
 * Derivation: [transformer-block](../../docs/derivations/transformer-block.md).
 */
export class TransformerBlock implements Layer<Params, TransformerBlockCache> {
  /** The layers that it is made of. */
  readonly parts: TransformerBlockParts;
  readonly params: Params;

  /** @throws RangeError where a size is no whole number ≥ 1 or the heads do not divide D, TypeError for an option. */
  constructor(embedDim: number, numHeads: number, options: TransformerBlockOptions = {}) {
    checkWhole('TransformerBlock', 'embedDim', embedDim);
    checkOptions('TransformerBlock', options, ['causal', 'random', 'dtype']);
    const { causal = false, random = new Random(), dtype = 'float64' } = options, D = embedDim;
    this.parts = {
      norm1: new LayerNorm(D, { dtype }),
      attention: new MultiHeadAttention(D, numHeads, { causal, random, dtype }),
      norm2: new LayerNorm(D, { dtype }),
      linear1: new Linear(D, 4 * D, { random, dtype }),
      gelu: new GELU(),
      linear2: new Linear(4 * D, D, { random, dtype }),
    };
    this.params = gathered(this.parts, ({ params }) => params);
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,D). */
  forward(X: Tensor): Forward<TransformerBlockCache> {
    const { norm1, attention, norm2, linear1, gelu, linear2 } = this.parts;
    checkSequences('TransformerBlock', X, attention.embedDim);
    const [U, ofNorm1] = norm1.forward(X), [A, ofAttention] = attention.forward(U);
    const H = add(X, A);                                               // (N,T,D)
    const [V, ofNorm2] = norm2.forward(H), [E, ofLinear1] = linear1.forward(V);          // E and F (N,T,4D)
    const [F, ofGelu] = gelu.forward(E), [B, ofLinear2] = linear2.forward(F);
    const Y = add(H, B);                                               // (N,T,D)
    return [Y, {
      norm1: ofNorm1, attention: ofAttention, norm2: ofNorm2, linear1: ofLinear1, gelu: ofGelu, linear2: ofLinear2,
    }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, caches: TransformerBlockCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<Params> {
    const { norm1, attention, norm2, linear1, gelu, linear2 } = this.parts;
    const ofLinear2 = linear2.backward(dY, caches.linear2);            // [linear2] dB is dY
    const ofGelu = gelu.backward(ofLinear2.dX, caches.gelu);           // [gelu]
    const ofLinear1 = linear1.backward(ofGelu.dX, caches.linear1);     // [linear1]
    const ofNorm2 = norm2.backward(ofLinear1.dX, caches.norm2);
    const dH = add(dY, ofNorm2.dX);                                    // [H] around the perceptron, and through it
    const ofAttention = attention.backward(dH, caches.attention);      // [attention] dA is dH
    const ofNorm1 = norm1.backward(ofAttention.dX, caches.norm1);
    const dX = inputGradient ? add(dH, ofNorm1.dX) : Tensor.none;      // [dX] around the attention, and through it
    const backs = {
      norm1: ofNorm1, attention: ofAttention, norm2: ofNorm2, linear1: ofLinear1, gelu: ofGelu, linear2: ofLinear2,
    };
    return { dX, grads: gathered(backs, ({ grads }) => grads) };
  }
  //#endregion backward

  /** The same block with other parameters. */
  withParams(params: Params): this {
    const parts = Object.fromEntries(Object.entries<Layer>({ ...this.parts }).map(([name, part]) => {
      const own = Object.keys(part.params).map(letter => [letter, params[`${name}.${letter}`]!] as const);
      return [name, withParams(part, Object.fromEntries(own))];
    }));
    const enumerable = true;
    return Object.create(this, { parts: { value: parts, enumerable }, params: { value: params, enumerable } }) as this;
  }

  toString(): string {
    const { embedDim, numHeads, causal } = this.parts.attention;
    return `TransformerBlock(${embedDim}, ${countHeads(numHeads)}${causal ? ', causal' : ''})`;
  }
}

/** The tensors of all parts, under dotted names. */
function gathered<T extends object>(parts: T, tensorsOf: (part: T[keyof T]) => Params): Params {
  return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) =>
    Object.entries(tensorsOf(part as T[keyof T])).map(([letter, tensor]) => [`${name}.${letter}`, tensor])));
}
