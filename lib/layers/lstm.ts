import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import {
  add, concat, matmul, mul, reshape, sigmoid, slice, square, stack, sub, sum, tanh, Tensor, transpose,
} from '../tensor/index.ts';
import { type RecurrentOptions, recurrentParams, rowsOf, stepsOf, zeroState } from './shared/recurrence.ts';

/** Two weights and, unless the layer has none, two biases, each in four blocks of H rows: the gates i, f, g, o. */
export type LSTMParams = {
  /** (4H,I): PyTorch's `weight_ih_l0`. */
  readonly Wx: Tensor;
  /** (4H,H): PyTorch's `weight_hh_l0`. */
  readonly Wh: Tensor;
  /** (4H): PyTorch's `bias_ih_l0`. */
  readonly bx?: Tensor;
  /** (4H): PyTorch's `bias_hh_l0`. */
  readonly bh?: Tensor;
};

/** What one step was made of, each (N,H). */
export interface LSTMStep {
  /** The input gate: how much of g is let in. */
  readonly i: Tensor;
  /** The forget gate: how much of the cell is kept. */
  readonly f: Tensor;
  /** The candidate: what could be written to the cell. */
  readonly g: Tensor;
  /** The output gate: how much of the cell is shown. */
  readonly o: Tensor;
  /** The cell after the step. */
  readonly c: Tensor;
}

/** What the products were made of, and the gates and the cell of each step. */
export interface LSTMCache {
  /** The input: (N,T,I). */
  readonly X: Tensor;
  /** The states of all steps, which are the output: (N,T,H). */
  readonly Y: Tensor;
  /** Gates and cells, step by step: T of them. */
  readonly steps: readonly LSTMStep[];
  /** The weight that the input met: (4H,I). */
  readonly Wx: Tensor;
  /** The weight that the states met: (4H,H). */
  readonly Wh: Tensor;
}

/** Options of {@link LSTM}. */
export type LSTMOptions = RecurrentOptions;

/**
 * Long short-term memory: a cell c that is kept, written to and shown as far as three gates are open. With
 * a = x·Wxᵀ + bx + h'·Whᵀ + bh in four blocks, i, f, o = σ(a), g = tanh(a), c = f ∘ c' + i ∘ g and h = o ∘ tanh(c),
 * where h' and c' are from the step before, zero at first. Sequences are batch-first, (N,T,I) → (N,T,H): the states h
 * are the output. Hochreiter and Schmidhuber (1997); Gers, Schmidhuber and Cummins (2000) for the forget gate.
 * Derivation: [lstm](../../docs/derivations/lstm.md).
 */
export class LSTM implements Layer<LSTMParams, LSTMCache> {
  /** I, the features of a step. */
  readonly inputSize: number;
  /** H, the width of state and cell. */
  readonly hiddenSize: number;
  readonly params: LSTMParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option. */
  constructor(inputSize: number, hiddenSize: number, options: LSTMOptions = {}) {
    this.params = recurrentParams('LSTM', 4, inputSize, hiddenSize, options);
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,I) with T ≥ 1. */
  forward(X: Tensor): Forward<LSTMCache> {
    const T = stepsOf('LSTM', X, this.inputSize), H = this.hiddenSize, { Wx, Wh, bx, bh } = this.params;
    const product = matmul(rowsOf(X), transpose(Wx));                  // (N·T,I)(I,4H) → (N·T,4H): of all steps at once
    const biased = bx === undefined ? product : add(product, add(bx, bh!));
    const A = reshape(biased, [-1, T, 4 * H]), states: Tensor[] = [], steps: LSTMStep[] = [];
    let h = zeroState(X, H), c = h;
    for (let t = 0; t < T; t++) {
      const a = add(slice(A, [], t), matmul(h, transpose(Wh)));        // (N,4H) + (N,H)(H,4H) → (N,4H)
      const block = (k: number): Tensor => slice(a, [], [k * H, (k + 1) * H]);
      const i = sigmoid(block(0)), f = sigmoid(block(1)), g = tanh(block(2)), o = sigmoid(block(3));     // (N,H) each
      c = add(mul(f, c), mul(i, g));                                   // (N,H): kept of the old, let in of the new
      h = mul(o, tanh(c));                                             // (N,H)
      states.push(h);
      steps.push({ i, f, g, o, c });
    }
    const Y = stack(states, 1);                                        // T times (N,H) → (N,T,H)
    return [Y, { X, Y, steps, Wx, Wh }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, Y, steps, Wx, Wh }: LSTMCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<LSTMParams> {
    const zero = zeroState(dY, this.hiddenSize), das: Tensor[] = [];
    let carriedH = zero, carriedC = zero;                              // nothing comes after the last step
    for (let t = steps.length - 1; t >= 0; t--) {
      const { i, f, g, o, c } = steps[t]!, before = steps[t - 1]?.c ?? zero, shown = tanh(c);
      const dh = add(slice(dY, [], t), carriedH);                      // [state] from above and from step t + 1
      const dc = add(mul(mul(dh, o), tanhSlope(shown)), carriedC);     // [cell] through h, and from step t + 1
      const da = concat([                                              // four times (N,H) → (N,4H)
        mul(mul(dc, g), sigmoidSlope(i)),                              // [i]
        mul(mul(dc, before), sigmoidSlope(f)),                         // [f]
        mul(mul(dc, i), tanhSlope(g)),                                 // [g]
        mul(mul(dh, shown), sigmoidSlope(o)),                          // [o]
      ], 1);
      carriedC = mul(dc, f);                                           // [carriedC] the cell's own way: no product
      carriedH = matmul(da, Wh);                                       // [carriedH] (N,4H)(4H,H) → (N,H)
      das[t] = da;
    }
    const dA = stack(das, 1), rows = rowsOf(dA);                       // T times (N,4H) → (N,T,4H), (N·T,4H)
    const later = rowsOf(slice(dA, [], [1])), met = rowsOf(slice(Y, [], [0, -1]));      // the first state was 0
    const dWx = matmul(transpose(rows), rowsOf(X));                    // [dWx] (4H,N·T)(N·T,I) → (4H,I)
    const dWh = matmul(transpose(later), met);                         // [dWh] (4H,N·(T−1))(N·(T−1),H) → (4H,H)
    const db = sum(dA, [0, 1]);                                        // [db] (N,T,4H) → (4H): of both biases
    const dX = inputGradient ? reshape(matmul(rows, Wx), X.shape) : Tensor.none;      // [dX] (N·T,4H)(4H,I) → (N·T,I)
    const weights = { Wx: dWx, Wh: dWh };
    return { dX, grads: this.params.bx === undefined ? weights : { ...weights, bx: db, bh: db } };
  }
  //#endregion backward

  toString(): string {
    return `LSTM(${this.inputSize} → ${this.hiddenSize})`;
  }
}

//#region slopes
/** The derivatives of both nonlinearities, from what they returned. */
const sigmoidSlope = (s: Tensor): Tensor => mul(s, sub(1, s));
const tanhSlope = (g: Tensor): Tensor => sub(1, square(g));
//#endregion slopes
