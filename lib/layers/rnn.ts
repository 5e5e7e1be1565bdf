import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import {
  add, checkOneOf, greater, matmul, maximum, mul, reshape, slice, square, stack, sub, sum, tanh, Tensor, transpose,
  where,
} from '../tensor/index.ts';
import { type RecurrentOptions, recurrentParams, rowsOf, stepsOf, zeroState } from './shared/recurrence.ts';

/** Two weights and, unless the layer has none, two biases. */
export type RNNParams = {
  /** (H,I): PyTorch's `weight_ih_l0`. */
  readonly Wx: Tensor;
  /** (H,H): PyTorch's `weight_hh_l0`. */
  readonly Wh: Tensor;
  /** (H): PyTorch's `bias_ih_l0`. */
  readonly bx?: Tensor;
  /** (H): PyTorch's `bias_hh_l0`. */
  readonly bh?: Tensor;
};

/** What the products were made of. The slopes are formulas in Y, and the state before a step is in Y as well. */
export interface RNNCache {
  /** The input: (N,T,I). */
  readonly X: Tensor;
  /** The states of all steps, which are the output: (N,T,H). */
  readonly Y: Tensor;
  /** The weight that the input met: (H,I). */
  readonly Wx: Tensor;
  /** The weight that the states met: (H,H). */
  readonly Wh: Tensor;
}

/** Options of {@link RNN}. */
export interface RNNOptions extends RecurrentOptions {
  /** What is applied at each step: `tanh` unless said. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/**
 * The recurrent layer of Elman (1990): h = f(x·Wxᵀ + bx + h'·Whᵀ + bh), where x is the input of a step and h' the state
 * after the step before, zero at first; f is tanh or max(·, 0). Sequences are batch-first, (N,T,I) → (N,T,H): all
 * states are the output. Backward goes through time, from the last step to the first.
 * Derivation: [rnn](../../docs/derivations/rnn.md).
 */
export class RNN implements Layer<RNNParams, RNNCache> {
  /** I, the features of a step. */
  readonly inputSize: number;
  /** H, the width of the state. */
  readonly hiddenSize: number;
  /** What is applied at each step. */
  readonly nonlinearity: 'tanh' | 'relu';
  readonly params: RNNParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option or nonlinearity. */
  constructor(inputSize: number, hiddenSize: number, options: RNNOptions = {}) {
    this.params = recurrentParams('RNN', 1, inputSize, hiddenSize, options, ['nonlinearity']);
    const { nonlinearity = 'tanh' } = options;
    checkOneOf('RNN', 'nonlinearity', nonlinearity, Object.keys(forms));
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.nonlinearity = nonlinearity;
  }

  //#region forward
  /** @throws {@link ShapeError} where the input is not (N,T,I) with T ≥ 1. */
  forward(X: Tensor): Forward<RNNCache> {
    const T = stepsOf('RNN', X, this.inputSize), H = this.hiddenSize, states: Tensor[] = [];
    const { Wx, Wh, bx, bh } = this.params, { f } = forms[this.nonlinearity];
    const product = matmul(rowsOf(X), transpose(Wx));        // (N·T,I)(I,H) → (N·T,H): of all steps at once
    const biased = bx === undefined ? product : add(product, add(bx, bh!));
    const A = reshape(biased, [-1, T, H]);                   // (N·T,H) → (N,T,H)
    let h = zeroState(X, H);
    for (let t = 0; t < T; t++) {
      h = f(add(slice(A, [], t), matmul(h, transpose(Wh)))); // (N,H) + (N,H)(H,H) → (N,H)
      states.push(h);
    }
    const Y = stack(states, 1);                              // T times (N,H) → (N,T,H)
    return [Y, { X, Y, Wx, Wh }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, Y, Wx, Wh }: RNNCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<RNNParams> {
    const T = X.shape[1]!, { back } = forms[this.nonlinearity], steps: Tensor[] = [];
    let carried = zeroState(dY, this.hiddenSize);            // nothing comes after the last step
    for (let t = T - 1; t >= 0; t--) {
      const dh = add(slice(dY, [], t), carried);             // [state] from above and from step t + 1: (N,H)
      const da = back(dh, slice(Y, [], t));                  // [step] dh ∘ f'(a): (N,H)
      carried = matmul(da, Wh);                              // [carried] (N,H)(H,H) → (N,H)
      steps[t] = da;
    }
    const dA = stack(steps, 1), rows = rowsOf(dA);           // T times (N,H) → (N,T,H), (N·T,H)
    const later = rowsOf(slice(dA, [], [1])), before = rowsOf(slice(Y, [], [0, -1]));      // the first state was 0
    const dWx = matmul(transpose(rows), rowsOf(X));          // [dWx] (H,N·T)(N·T,I) → (H,I)
    const dWh = matmul(transpose(later), before);            // [dWh] (H,N·(T−1))(N·(T−1),H) → (H,H)
    const db = sum(dA, [0, 1]);                              // [db] (N,T,H) → (H): both biases reached every step
    const dX = inputGradient ? reshape(matmul(rows, Wx), X.shape) : Tensor.none;      // [dX] (N·T,H)(H,I) → (N·T,I)
    const weights = { Wx: dWx, Wh: dWh };
    return { dX, grads: this.params.bx === undefined ? weights : { ...weights, bx: db, bh: db } };
  }
  //#endregion backward

  toString(): string {
    return `RNN(${this.inputSize} → ${this.hiddenSize}${this.nonlinearity === 'tanh' ? '' : ', relu'})`;
  }
}

//#region forms
/** A nonlinearity, and its backward from its own output h. */
const forms = {
  tanh: { f: tanh, back: (dh: Tensor, h: Tensor) => mul(dh, sub(1, square(h))) },
  relu: { f: (a: Tensor) => maximum(a, 0), back: (dh: Tensor, h: Tensor) => where(greater(h, 0), dh, 0) },
};
//#endregion forms
