import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import {
  add, concat, copy, matmul, mul, reshape, sigmoid, slice, square, stack, sub, sum, tanh, Tensor, transpose,
} from '../tensor/index.ts';
import { type RecurrentOptions, recurrentParams, rowsOf, stepsOf, zeroState } from './shared/recurrence.ts';

/** Two weights and, unless the layer has none, two biases, each in three blocks of H rows: r, z, g. */
export type GRUParams = {
  /** (3H,I): PyTorch's `weight_ih_l0`. */
  readonly Wx: Tensor;
  /** (3H,H): PyTorch's `weight_hh_l0`. */
  readonly Wh: Tensor;
  /** (3H): PyTorch's `bias_ih_l0`. */
  readonly bx?: Tensor;
  /** (3H): PyTorch's `bias_hh_l0`. The part of g is reset along with the product. */
  readonly bh?: Tensor;
};

/** What one step was made of, each (N,H). */
export interface GRUStep {
  /** The reset gate: how much of the old state g may see. */
  readonly r: Tensor;
  /** The update gate: how much of the old state stays. */
  readonly z: Tensor;
  /** The candidate for the new state. PyTorch's `n`. */
  readonly g: Tensor;
  /** What of the old state goes into g, before the reset: h'·Whᵀ + bh, its third block. */
  readonly q: Tensor;
}

/** What the products were made of, and the gates of each step. */
export interface GRUCache {
  /** The input: (N,T,I). */
  readonly X: Tensor;
  /** The states of all steps, which are the output: (N,T,H). */
  readonly Y: Tensor;
  /** Gates and candidates, step by step: T of them. */
  readonly steps: readonly GRUStep[];
  /** The weight that the input met: (3H,I). */
  readonly Wx: Tensor;
  /** The weight that the states met: (3H,H). */
  readonly Wh: Tensor;
}

/** Options of {@link GRU}. */
export type GRUOptions = RecurrentOptions;

/**
 * The gated recurrent unit: a state that is mixed of its old self and a candidate. With p = x·Wxᵀ + bx and
 * q = h'·Whᵀ + bh in three blocks each, r, z = σ(p + q), g = tanh(p + r ∘ q) and h = (1 − z) ∘ g + z ∘ h', where h' is
 * the state after the step before, zero at first. The reset comes after the product, as in PyTorch. Sequences are
 * batch-first, (N,T,I) → (N,T,H): all states are the output. Cho et al. (2014).
 * Derivation: [gru](../../docs/derivations/gru.md).
 */
export class GRU implements Layer<GRUParams, GRUCache> {
  /** I, the features of a step. */
  readonly inputSize: number;
  /** H, the width of the state. */
  readonly hiddenSize: number;
  readonly params: GRUParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option. */
  constructor(inputSize: number, hiddenSize: number, options: GRUOptions = {}) {
    this.params = recurrentParams('GRU', 3, inputSize, hiddenSize, options);
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,I) with T ≥ 1. */
  forward(X: Tensor): Forward<GRUCache> {
    const T = stepsOf('GRU', X, this.inputSize), H = this.hiddenSize, { Wx, Wh, bx, bh } = this.params;
    const biased = (product: Tensor, b: Tensor | undefined): Tensor => b === undefined ? product : add(product, b);
    const P = reshape(biased(matmul(rowsOf(X), transpose(Wx)), bx), [-1, T, 3 * H]);      // → (N,T,3H): of all steps
    const states: Tensor[] = [], steps: GRUStep[] = [];
    let h = zeroState(X, H);
    for (let t = 0; t < T; t++) {
      const p = slice(P, [], t), q = biased(matmul(h, transpose(Wh)), bh);       // (N,H)(H,3H) + (3H) → (N,3H)
      const block = (A: Tensor, k: number): Tensor => slice(A, [], [k * H, (k + 1) * H]);
      const r = sigmoid(add(block(p, 0), block(q, 0))), z = sigmoid(add(block(p, 1), block(q, 1)));      // (N,H) each
      const seen = copy(block(q, 2)), g = tanh(add(block(p, 2), mul(r, seen)));  // (N,H): the reset after the product
      h = add(mul(sub(1, z), g), mul(z, h));                           // (N,H): a mixture of new and old
      states.push(h);
      steps.push({ r, z, g, q: seen });                                // a copy, so that the rest of q can be freed
    }
    const Y = stack(states, 1);                                        // T times (N,H) → (N,T,H)
    return [Y, { X, Y, steps, Wx, Wh }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, Y, steps, Wx, Wh }: GRUCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<GRUParams> {
    const zero = zeroState(dY, this.hiddenSize), dps: Tensor[] = [], dqs: Tensor[] = [];
    let carried = zero;                                                // nothing comes after the last step
    for (let t = steps.length - 1; t >= 0; t--) {
      const { r, z, g, q } = steps[t]!, before = t > 0 ? slice(Y, [], t - 1) : zero;
      const dh = add(slice(dY, [], t), carried);                       // [state] from above and from step t + 1
      const dg = mul(mul(dh, sub(1, z)), sub(1, square(g)));           // [g] (N,H)
      const dz = mul(mul(dh, sub(before, g)), sigmoidSlope(z));        // [z] (N,H)
      const dr = mul(mul(dg, q), sigmoidSlope(r));                     // [r] (N,H)
      const dq = concat([dr, dz, mul(dg, r)], 1);                      // [q] (N,3H): of g, what the reset let through
      dps[t] = concat([dr, dz, dg], 1);                                // [p] (N,3H)
      dqs[t] = dq;
      carried = add(mul(dh, z), matmul(dq, Wh));                       // [carried] (N,H) + (N,3H)(3H,H) → (N,H)
    }
    const dP = stack(dps, 1), dQ = stack(dqs, 1), rows = rowsOf(dP);   // T times (N,3H) → (N,T,3H), (N·T,3H)
    const later = rowsOf(slice(dQ, [], [1])), met = rowsOf(slice(Y, [], [0, -1]));      // the first state was 0
    const dWx = matmul(transpose(rows), rowsOf(X));                    // [dWx] (3H,N·T)(N·T,I) → (3H,I)
    const dWh = matmul(transpose(later), met);                         // [dWh] (3H,N·(T−1))(N·(T−1),H) → (3H,H)
    const dbx = sum(dP, [0, 1]);                                       // [dbx] (N,T,3H) → (3H): it reached every step
    const dbh = sum(dQ, [0, 1]);                                       // [dbh] (N,T,3H) → (3H): the first one as well
    const dX = inputGradient ? reshape(matmul(rows, Wx), X.shape) : Tensor.none;      // [dX] (N·T,3H)(3H,I) → (N·T,I)
    const weights = { Wx: dWx, Wh: dWh };
    return { dX, grads: this.params.bx === undefined ? weights : { ...weights, bx: dbx, bh: dbh } };
  }
  //#endregion backward

  toString(): string {
    return `GRU(${this.inputSize} → ${this.hiddenSize})`;
  }
}

/** The derivative of σ from what it returned. */
const sigmoidSlope = (s: Tensor): Tensor => mul(s, sub(1, s));
