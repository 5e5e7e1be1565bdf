// What the layers that go through a sequence step by step begin with, and how they see a sequence as one long batch.
import type { Initializer } from '../../init/index.ts';
import { Random, uniform } from '../../random/index.ts';
import {
  broadcastTo, checkOptions, checkWhole, type FloatDtype, formatShape, numberLike, reshape, ShapeError, type Tensor,
  zeros,
} from '../../tensor/index.ts';

/** Options of every recurrent layer. */
export interface RecurrentOptions {
  /** Whether the two biases are added. True unless said. */
  readonly bias?: boolean;
  /** How the two weights begin. Uniform in ±1/√H unless said, as in PyTorch; the biases begin at zero. */
  readonly init?: Initializer;
  /** The stream that the weights are drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/** The two weights and, unless the layer has none, the two biases, in blocks of H rows, one block for each gate. */
export type RecurrentParams = {
  /** What the input of a step is multiplied by: (H,I), once for each gate. PyTorch's `weight_ih_l0`. */
  readonly Wx: Tensor;
  /** What the state before it is multiplied by: (H,H), once for each gate. PyTorch's `weight_hh_l0`. */
  readonly Wh: Tensor;
  /** Added to the product with the input: (H), once for each gate. PyTorch's `bias_ih_l0`. */
  readonly bx?: Tensor;
  /** Added to the product with the state: (H), once for each gate. PyTorch's `bias_hh_l0`. */
  readonly bh?: Tensor;
};

/**
 * The first parameters of a layer with so many blocks of H rows.
 * @throws RangeError where a size is no whole number ≥ 1, TypeError for an option that is not among `known`.
 */
export function recurrentParams(where: string, blocks: number, inputSize: number, hiddenSize: number,
  options: RecurrentOptions, known: readonly string[] = []): RecurrentParams {
  checkWhole(where, 'inputSize', inputSize);
  checkWhole(where, 'hiddenSize', hiddenSize);
  checkOptions(where, options, [...known, 'bias', 'init', 'random', 'dtype']);
  const high = 1 / Math.sqrt(hiddenSize), inBounds: Initializer = (shape, drawing) =>
    uniform(shape, { low: -high, high, ...drawing });
  const { bias = true, init = inBounds, random = new Random(), dtype = 'float64' } = options;
  const rows = blocks * hiddenSize;
  const Wx = init([rows, inputSize], { random, dtype }), Wh = init([rows, hiddenSize], { random, dtype });
  return bias ? { Wx, Wh, bx: zeros([rows], { dtype }), bh: zeros([rows], { dtype }) } : { Wx, Wh };
}

/**
 * The number of steps, T, of sequences (N,T,I).
 * @throws {@link ShapeError} where these are none, or have no step, that says what came and what was wanted.
 */
export function stepsOf(where: string, X: Tensor, inputSize: number): number {
  const [, T = 0, I] = X.shape;
  if (X.rank !== 3 || I !== inputSize || T === 0) {
    throw new ShapeError(`${where}: an input ${formatShape(X.shape)}; wanted (N,T,${inputSize}) with T ≥ 1`);
  }
  return T;
}

/** All steps of all samples as one batch: (N,T,F) → (N·T,F). A view where the elements lie row by row. */
export function rowsOf(A: Tensor): Tensor {
  const [N, T, F] = A.shape as readonly [number, number, number];
  return reshape(A, [N * T, F]);
}

/** The state before the first step, in the dtype of a tensor (N,…): zeros (N,H), which take no memory. */
export function zeroState(A: Tensor, H: number): Tensor {
  return broadcastTo(numberLike(A, 0), [A.shape[0]!, H]);
}
