import {
  arange, div, exp, lessEqual, matmul, mul, reshape, sameShape, shiftToMax, slice, stack, sub, sum, type Tensor,
  transpose, where,
} from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import { type Slip, slipsOf } from './formula.ts';
import type { Idea, Reason } from './hypothesis.ts';
import { numbersIn } from './options.ts';

// Self-attention: queries, keys and values are rows of X·Wᵀ + b, W (3D,D), cut into h heads; P = softmax(Q·Kᵀ/√d), with
// a causal mask or without, and Y = P·V·Woᵀ. With dZ = dY·Wo it is dP = dZ·Vᵀ, dV = Pᵀ·dZ, dS = P ∘ (dP − Σ dP∘P),
// dQ = dS·K/√d, dK = dSᵀ·Q/√d; what stands in the three is the gradient of X·Wᵀ + b.

/** What a layer's parameters may be, and how it may work. */
interface Guess {
  readonly W: string;
  readonly Wo: string;
  readonly b: string | undefined;
  readonly h: number;
  readonly causal: boolean;
}

/** What a step is made of: matrices of one head each, (N,h,T,d) or (N,h,T,T). */
interface Heads {
  readonly Q: Tensor;
  readonly K: Tensor;
  readonly V: Tensor;
  readonly P: Tensor;
  readonly dZ: Tensor;
  readonly dP: Tensor;
  readonly root: number;
}

/** The steps that there may be slips in. */
interface Steps {
  readonly dS: (heads: Heads) => Tensor;
  readonly dQ: (G: Tensor, heads: Heads) => Tensor;
  readonly dK: (G: Tensor, heads: Heads) => Tensor;
  readonly dV: (heads: Heads) => Tensor;
}

const right: Steps = {
  dS: heads => mul(heads.P, sub(heads.dP, weighted(heads, -1))),
  dQ: (G, { K }) => matmul(G, K),
  dK: (G, { Q }) => matmul(transpose(G), Q),
  dV: ({ P, dZ }) => matmul(transpose(P), dZ),
};

function weighted({ dP, P }: Heads, axis: number): Tensor {
  return sum(mul(dP, P), axis, { keepDims: true });
}

/** The mask (T,T) of pairs i ≥ j, as a causal layer sees them. */
function past({ shape }: Tensor): Tensor {
  const T = shape.at(-1)!;
  return lessEqual(arange(T), reshape(arange(T), [T, 1]));
}

const THROUGH = 'lacks a term: what reaches it through the other weights of the softmax';

const slips: readonly (readonly [reason: Reason, says: string, steps: Partial<Steps>])[] = [
  ['term-dropped', THROUGH, { dS: ({ P, dP }) => mul(P, dP) }],
  ['term-dropped', THROUGH, { dS: ({ P, dP }) => mul(dP, mul(P, sub(1, P))) }],
  ['wrong-axis', 'sums over the queries where it should be over the keys',
    { dS: heads => mul(heads.P, sub(heads.dP, weighted(heads, -2))) }],
  ['term-dropped', 'lacks a division: that by √d', { dS: heads => mul(heads.root, right.dS(heads)) }],
  ['term-dropped', 'lacks terms: what reaches it through queries and keys', { dS: ({ P }) => mul(P, 0) }],
  ['term-dropped', 'lacks a term: what reaches it through the values', { dV: ({ V }) => mul(V, 0) }],
  ['wrong-mask', 'is masked where the forward pass is not', {
    dS: heads => where(past(transpose(heads.P)), transpose(right.dS(heads)), 0),
  }],
  ['wrong-tensor', 'has queries where the formula has keys', { dQ: (G, { Q }) => matmul(G, Q) }],
  ['wrong-tensor', 'has keys where the formula has queries', { dK: (G, { K }) => matmul(transpose(G), K) }],
  ['transposed', 'has the gradient of the scores where its transpose is due', { dK: (G, { Q }) => matmul(G, Q) }],
];

/** (M,n·D) → n tensors (N,h,T,d). */
function split(A: Tensor, N: number, h: number, n: number): Tensor[] {
  const cut = reshape(A, [N, A.shape[0]! / N, n, h, A.shape[1]! / (n * h)]);
  return Array.from({ length: n }, (_, k) => slice(transpose(cut, [2, 0, 3, 1, 4]), k));
}

function gradientBy(draw: Draw, { W, Wo, b, h, causal }: Guess, steps: Steps): Tensor | undefined {
  const { X, R, parts: { layer: { params }, place } } = draw, [N, T, D] = X.shape as [number, number, number];
  const rows = reshape(X, [N * T, D]), product = matmul(rows, transpose(params[W]!)), root = Math.sqrt(D / h);
  const QKV = b === undefined ? product : sub(product, mul(-1, params[b]!));
  const [Q, K, V] = split(QKV, N, h, 3) as [Tensor, Tensor, Tensor];
  const S = div(matmul(Q, transpose(K)), root), E = exp(shiftToMax(causal ? where(past(S), S, -Infinity) : S, -1));
  const P = div(E, sum(E, -1, { keepDims: true })), dZrows = matmul(reshape(R, [N * T, D]), params[Wo]!);
  const dZ = split(dZrows, N, h, 1)[0]!, dP = matmul(dZ, transpose(V));
  const heads: Heads = { Q, K, V, P, dZ, dP, root }, G = div(steps.dS(heads), root);
  const parts = stack([steps.dQ(G, heads), steps.dK(G, heads), steps.dV(heads)]);
  const dQKV = reshape(transpose(parts, [1, 3, 0, 2, 4]), [N * T, 3 * D]);
  if ('input' in place) return reshape(matmul(dQKV, params[W]!), X.shape);
  if (place.parameter === W) return matmul(transpose(dQKV), rows);
  return place.parameter === b ? sum(dQKV, 0) : undefined;
}

function guesses(draw: Draw): Guess[] {
  const { X: { rank, shape }, Y, parts: { layer: { params } } } = draw, D = shape.at(-1)!;
  if (rank !== 3 || !sameShape(shape, Y.shape)) return [];
  const named = (wanted: readonly number[]): string[] =>
    Object.entries(params).filter(([, P]) => sameShape(P.shape, wanted)).map(([name]) => name);
  const heads = new Set(numbersIn(draw).map(([, v]) => v).filter(h => h >= 1 && D % h === 0));
  return named([3 * D, D]).flatMap(W => named([D, D]).flatMap(Wo => [...heads].flatMap(h =>
    [false, true].map(causal => ({ W, Wo, b: named([3 * D])[0], h, causal })))));
}

/** The slips in self-attention. */
export const attention: Idea = first => guesses(first).flatMap(guess => slipsOf({
  gradient: draw => gradientBy(draw, guess, right),
  slips: slips.map(([reason, says, steps]): Slip =>
    ({ reason, says, gives: draw => gradientBy(draw, guess, { ...right, ...steps })! })),
})(first));
