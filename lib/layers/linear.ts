import { type Initializer, kaimingUniform } from '../init/index.ts';
import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import { Random } from '../random/index.ts';
import {
  add, checkOptions, checkWhole, type FloatDtype, matmul, reshape, type Shape, sum, Tensor, transpose, zeros,
} from '../tensor/index.ts';

/** The weight and, unless the layer has none, the bias. */
export type LinearParams = {
  /** (O,I), as in PyTorch. */
  readonly W: Tensor;
  /** (O) */
  readonly b?: Tensor;
};

/** What backward needs: the rows that W met, W itself, and the input's shape. */
export interface LinearCache {
  /** The rows of the input: (N,I). */
  readonly X: Tensor;
  /** The weight that they met: (O,I). */
  readonly W: Tensor;
  /** The shape of the input: (…,I). */
  readonly shape: Shape;
}

/** Options of {@link Linear}. */
export interface LinearOptions {
  /** Whether a bias is added. True unless said. */
  readonly bias?: boolean;
  /** How W begins. Uniform in ±1/√I unless said, as in PyTorch; the bias begins at zero. */
  readonly init?: Initializer;
  /** The stream that W is drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * The linear (affine) layer, Y = X·Wᵀ + b: (…,I) → (…,O). Leading dimensions are flattened to one and restored.
 * Derivation: [linear](../../docs/derivations/linear.md).
 */
export class Linear implements Layer<LinearParams, LinearCache> {
  /** I, the length of a row of X. */
  readonly inFeatures: number;
  /** O, the length of a row of Y. */
  readonly outFeatures: number;
  readonly params: LinearParams;

  /** @throws RangeError where a size is no whole number ≥ 1, TypeError for an unknown option. */
  constructor(inFeatures: number, outFeatures: number, options: LinearOptions = {}) {
    checkWhole('Linear', 'inFeatures', inFeatures);
    checkWhole('Linear', 'outFeatures', outFeatures);
    checkOptions('Linear', options, ['bias', 'init', 'random', 'dtype']);
    const { bias = true, init = kaimingUniform({ a: Math.sqrt(5) }), random = new Random() } = options;
    const { dtype = 'float64' } = options;
    const W = init([outFeatures, inFeatures], { random, dtype });
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    this.params = bias ? { W, b: zeros([outFeatures], { dtype }) } : { W };
  }

  //#region forward
  forward(input: Tensor): Forward<LinearCache> {
    const { W, b } = this.params;
    const X = rows(input);                                   // (…,I) → (N,I)
    const Z = matmul(X, transpose(W));                       // (N,I)(I,O) → (N,O)
    const Y = b === undefined ? Z : add(Z, b);               // (N,O) + (O) → (N,O)
    const shape = input.shape;
    return [reshape(Y, [...shape.slice(0, -1), this.outFeatures]), { X, W, shape }];
  }
  //#endregion forward

  //#region backward
  backward(dOutput: Tensor, { X, W, shape }: LinearCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<LinearParams> {
    const dY = rows(dOutput);                                // (…,O) → (N,O)
    const dW = matmul(transpose(dY), X);                     // [dW] (O,N)(N,I) → (O,I)
    const db = sum(dY, 0);                                   // [db] (N,O) → (O): the bias reached every sample
    const dX = inputGradient ? reshape(matmul(dY, W), shape) : Tensor.none;      // [dX] (N,O)(O,I) → (N,I)
    return { dX, grads: this.params.b === undefined ? { W: dW } : { W: dW, b: db } };
  }
  //#endregion backward

  toString(): string {
    return `Linear(${this.inFeatures} → ${this.outFeatures})`;
  }
}

/** All leading dimensions as one: (…,I) → (N,I). */
function rows(X: Tensor): Tensor {
  const I = X.shape[X.rank - 1] ?? 1;
  return reshape(X, [X.size / Math.max(I, 1), I]);
}
