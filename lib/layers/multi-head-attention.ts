import { kaimingUniform, xavierUniform } from '../init/index.ts';
import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import { Random } from '../random/index.ts';
import {
  add, arange, checkOptions, checkWhole, div, exp, type FloatDtype, lessEqual, matmul, mul, numberLike, reshape,
  shiftToMax, sqrt, sub, sum, Tensor, transpose, where, zeros,
} from '../tensor/index.ts';
import { checkSequences, countHeads, joinHeads, splitHeads } from './shared/heads.ts';

/** The projections into queries, keys and values, and the one out of the heads. */
export type MultiHeadAttentionParams = {
  /** (3D,D): the weights of the queries, of the keys and of the values, one below the other. `in_proj_weight`. */
  readonly Wqkv: Tensor;
  /** (3D), in the same order, unless there is no bias. PyTorch's `in_proj_bias`. */
  readonly bqkv?: Tensor;
  /** (D,D). PyTorch's `out_proj.weight`. */
  readonly Wo: Tensor;
  /** (D), unless there is no bias. PyTorch's `out_proj.bias`. */
  readonly bo?: Tensor;
};

/** The factors of every product. M is N·T. */
export interface MultiHeadAttentionCache {
  /** The input: (N,T,D). */
  readonly X: Tensor;
  /** Queries, keys and values side by side: (M,3D). */
  readonly QKV: Tensor;
  /** How much each time step takes from each other one: (N,h,T,T). */
  readonly P: Tensor;
  /** What the heads found, side by side: (M,D). */
  readonly Z: Tensor;
  /** The weight that X met: (3D,D). */
  readonly Wqkv: Tensor;
  /** The weight that Z met: (D,D). */
  readonly Wo: Tensor;
}

/** Options of {@link CausalSelfAttention}. */
export interface CausalSelfAttentionOptions {
  /** Whether biases are added. True unless said. */
  readonly bias?: boolean;
  /** The stream that the weights are drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/** Options of {@link MultiHeadAttention}. */
export interface MultiHeadAttentionOptions extends CausalSelfAttentionOptions {
  /** Whether a time step is kept from seeing those after it. False unless said. */
  readonly causal?: boolean;
}

/**
 * Self-attention: each time step asks all of its sequence, and gets a mean of their values, weighted by how well their
 * keys fit its query. In each of h heads P = softmax(Q·Kᵀ/√d) and Z = P·V with d = D/h; (N,T,D) → (N,T,D). Weights
 * begin as in PyTorch, whose `MultiheadAttention` with `batch_first` and query, key and value all X this is. Vaswani,
 * Shazeer, Parmar, Uszkoreit, Jones, Gomez, Kaiser and Polosukhin (2017).
 * Derivation: [multi-head-attention](../../docs/derivations/multi-head-attention.md).
 */
export class MultiHeadAttention implements Layer<MultiHeadAttentionParams, MultiHeadAttentionCache> {
  /** D, the length of a vector. */
  readonly embedDim: number;
  /** h, into how many heads it is cut. */
  readonly numHeads: number;
  /** Whether a time step is kept from seeing those after it. */
  readonly causal: boolean;
  readonly params: MultiHeadAttentionParams;

  /** @throws RangeError where a size is no whole number ≥ 1 or the heads do not divide D, TypeError for an option. */
  constructor(embedDim: number, numHeads: number, options: MultiHeadAttentionOptions = {}) {
    const { name } = new.target;
    checkWhole(name, 'embedDim', embedDim);
    checkWhole(name, 'numHeads', numHeads);
    if (embedDim % numHeads !== 0) {
      throw new RangeError(`${name}: embedDim is ${embedDim}, which ${countHeads(numHeads)} do not divide evenly`);
    }
    checkOptions(name, options, ['causal', 'bias', 'random', 'dtype']);
    const { causal = false, bias = true, random = new Random(), dtype = 'float64' } = options, D = embedDim;
    const Wqkv = xavierUniform()([3 * D, D], { random, dtype });
    const Wo = kaimingUniform({ a: Math.sqrt(5) })([D, D], { random, dtype });
    this.embedDim = embedDim;
    this.numHeads = numHeads;
    this.causal = causal;
    this.params = bias ? { Wqkv, bqkv: zeros([3 * D], { dtype }), Wo, bo: zeros([D], { dtype }) } : { Wqkv, Wo };
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,D). */
  forward(X: Tensor): Forward<MultiHeadAttentionCache> {
    const { embedDim: D, numHeads: h } = this, { Wqkv, bqkv, Wo, bo } = this.params;
    const [N, T] = checkSequences(this.constructor.name, X, D), rows = reshape(X, [N * T, D]);
    const QKV = plus(matmul(rows, transpose(Wqkv)), bqkv);             // (M,D)(D,3D) + (3D) → (M,3D)
    const [Q, K, V] = splitHeads(QKV, N, h, 3) as [Tensor, Tensor, Tensor];              // each (N,h,T,d)
    const S = div(matmul(Q, transpose(K)), sqrt(numberLike(X, D / h)));                  // (T,d)(d,T) → (T,T)
    const P = softmax(this.causal ? where(seen(T), S, -Infinity) : S);                   // (N,h,T,T)
    const Z = joinHeads([matmul(P, V)]);                               // (T,T)(T,d) → (T,d); all: (M,D)
    const Y = plus(matmul(Z, transpose(Wo)), bo);                      // (M,D)(D,D) + (D) → (M,D)
    return [reshape(Y, X.shape), { X, QKV, P, Z, Wqkv, Wo }];
  }
  //#endregion forward

  //#region backward
  backward(dOutput: Tensor, { X, QKV, P, Z, Wqkv, Wo }: MultiHeadAttentionCache,
    { inputGradient = true }: BackwardOptions = {}): Backward<MultiHeadAttentionParams> {
    const { embedDim: D, numHeads: h } = this, [N, T] = X.shape as [number, number], M = N * T;
    const [Q, K, V] = splitHeads(QKV, N, h, 3) as [Tensor, Tensor, Tensor];
    const dY = reshape(dOutput, [M, D]);
    const dWo = matmul(transpose(dY), Z);                              // [dWo] (D,M)(M,D) → (D,D)
    const dbo = sum(dY, 0);                                            // [dbo] (M,D) → (D)
    const [dZ] = splitHeads(matmul(dY, Wo), N, h, 1) as [Tensor];      // [heads] (M,D)(D,D), cut into (N,h,T,d)
    const dP = matmul(dZ, transpose(V));                               // [weights] (T,d)(d,T) → (T,T)
    const dV = matmul(transpose(P), dZ);                               // [values] (T,T)(T,d) → (T,d)
    const r = sum(mul(dP, P), -1, { keepDims: true });                 // [r] (T,T) → (T,1)
    const dS = mul(P, sub(dP, r));                                     // [scores] (T,T): 0 where P is
    const G = div(dS, sqrt(numberLike(X, D / h)));                     // [G] (T,T)
    const dQ = matmul(G, K);                                           // [queries] (T,T)(T,d) → (T,d)
    const dK = matmul(transpose(G), Q);                                // [keys] (T,T)(T,d) → (T,d)
    const dQKV = joinHeads([dQ, dK, dV]);                              // (M,3D)
    const dWqkv = matmul(transpose(dQKV), reshape(X, [M, D]));         // [dWqkv] (3D,M)(M,D) → (3D,D)
    const dbqkv = sum(dQKV, 0);                                        // [dbqkv] (M,3D) → (3D)
    const dX = inputGradient ? reshape(matmul(dQKV, Wqkv), X.shape) : Tensor.none;       // [dX] (M,3D)(3D,D)
    const weights = { Wqkv: dWqkv, Wo: dWo };
    return { dX, grads: this.params.bo === undefined ? weights : { ...weights, bqkv: dbqkv, bo: dbo } };
  }
  //#endregion backward

  toString(): string {
    const { constructor: { name }, embedDim, numHeads, causal } = this;
    const mask = causal && name === 'MultiHeadAttention' ? ', causal' : '';
    return `${name}(${embedDim}, ${countHeads(numHeads)}${mask})`;
  }
}

/**
 * {@link MultiHeadAttention} in which no time step sees those after it: what a language model is made of, which has to
 * foretell them. Its parameters and its derivation are the same.
 */
export class CausalSelfAttention extends MultiHeadAttention {
  /** @throws RangeError where a size is no whole number ≥ 1 or the heads do not divide D, TypeError for an option. */
  constructor(embedDim: number, numHeads: number, options: CausalSelfAttentionOptions = {}) {
    super(embedDim, numHeads, { ...options, causal: true });
  }
}

function plus(A: Tensor, b: Tensor | undefined): Tensor {
  return b === undefined ? A : add(A, b);
}

//#region softmax
/** Along the last axis. A score of −∞ gets 0; each row has one that is not. */
function softmax(S: Tensor): Tensor {
  const E = exp(shiftToMax(S, -1));
  return div(E, sum(E, -1, { keepDims: true }));
}

/** The mask (T,T) of what each time step sees: itself, and those before it. */
function seen(T: number): Tensor {
  return lessEqual(arange(T), reshape(arange(T), [T, 1]));             // (T) against (T,1): column j ≤ row i
}
//#endregion softmax
