import {
  type Backward, div, matmul, mul, MultiHeadAttention, type MultiHeadAttentionCache, type MultiHeadAttentionParams,
  numberLike, reshape, slice, sqrt, stack, sub, sum, type Tensor, transpose,
} from '../../lib/index.ts';

/** (M,n·D) → n tensors (N,h,T,d). */
const split = (A: Tensor, N: number, h: number, D: number): Tensor[] => {
  const n = A.shape[1]! / D, cut = reshape(A, [N, A.shape[0]! / N, n, h, D / h]);
  return Array.from({ length: n }, (_, k) => slice(transpose(cut, [2, 0, 3, 1, 4]), k));
};
/** n tensors (N,h,T,d) → (M,n·D). */
export function joined(parts: readonly Tensor[], order: readonly number[] = [1, 3, 0, 2, 4]): Tensor {
  const [N, h, T, d] = parts[0]!.shape as readonly [number, number, number, number];
  return reshape(transpose(stack(parts), order), [N * T, parts.length * h * d]);
}

/** The steps of an attention's backward, any of which may be another one. */
export interface AttentionSteps {
  readonly dZ: (dY: Tensor, Wo: Tensor) => Tensor;
  readonly dS: (dP: Tensor, P: Tensor) => Tensor;
  readonly scaled: (dS: Tensor, d: number) => Tensor;
  readonly dQ: (G: Tensor, Q: Tensor, K: Tensor) => Tensor;
  readonly dK: (G: Tensor, Q: Tensor, K: Tensor) => Tensor;
  readonly dV: (P: Tensor, dZ: Tensor) => Tensor;
  readonly dQKV: (dQ: Tensor, dK: Tensor, dV: Tensor) => Tensor;
  readonly dWo: (dY: Tensor, Z: Tensor) => Tensor;
  readonly dbo: (dY: Tensor) => Tensor;
  readonly dWqkv: (dQKV: Tensor, X: Tensor) => Tensor;
  readonly dbqkv: (dQKV: Tensor) => Tensor;
  readonly dX: (dQKV: Tensor, Wqkv: Tensor) => Tensor;
}

/** The right ones. */
export const rightSteps: AttentionSteps = {
  dZ: (dY, Wo) => matmul(dY, Wo),
  dS: (dP, P) => mul(P, sub(dP, sum(mul(dP, P), -1, { keepDims: true }))),
  scaled: (dS, d) => div(dS, sqrt(numberLike(dS, d))),
  dQ: (G, _, K) => matmul(G, K),
  dK: (G, Q) => matmul(transpose(G), Q),
  dV: (P, dZ) => matmul(transpose(P), dZ),
  dQKV: (dQ, dK, dV) => joined([dQ, dK, dV]),
  dWo: (dY, Z) => matmul(transpose(dY), Z),
  dbo: dY => sum(dY, 0),
  dWqkv: (dQKV, X) => matmul(transpose(dQKV), X),
  dbqkv: dQKV => sum(dQKV, 0),
  dX: (dQKV, Wqkv) => matmul(dQKV, Wqkv),
};

/** An attention some of whose steps back are other ones. */
export class WrongAttention extends MultiHeadAttention {
  readonly steps: AttentionSteps;

  constructor(embedDim: number, numHeads: number, causal: boolean, changed: Partial<AttentionSteps>) {
    super(embedDim, numHeads, { causal });
    this.steps = { ...rightSteps, ...changed };
  }

  override backward(dOutput: Tensor, cache: MultiHeadAttentionCache): Backward<MultiHeadAttentionParams> {
    const { steps, embedDim: D, numHeads: h } = this, { X, QKV, P, Z, Wqkv, Wo } = cache;
    const [N, T] = X.shape as [number, number], rows = reshape(X, [N * T, D]), dY = reshape(dOutput, [N * T, D]);
    const [Q, K, V] = split(QKV, N, h, D) as [Tensor, Tensor, Tensor], dZ = split(steps.dZ(dY, Wo), N, h, D)[0]!;
    const G = steps.scaled(steps.dS(matmul(dZ, transpose(V)), P), D / h);
    const dQKV = steps.dQKV(steps.dQ(G, Q, K), steps.dK(G, Q, K), steps.dV(P, dZ));
    return {
      dX: reshape(steps.dX(dQKV, Wqkv), X.shape),
      grads: {
        Wqkv: steps.dWqkv(dQKV, rows), bqkv: steps.dbqkv(dQKV), Wo: steps.dWo(dY, Z), bo: steps.dbo(dY),
      },
    };
  }
}
