import { type Initializer, kaimingUniform } from '../init/index.ts';
import type { Backward, BackwardOptions, Forward, Layer } from '../model/layer.ts';
import { Random } from '../random/index.ts';
import {
  add, checkOptions, checkPair, checkWhole, type FloatDtype, foldWindows, matmul, type Pair, reshape, sum, Tensor,
  transpose, windows, zeros,
} from '../tensor/index.ts';
import { checkImages, describeWindow } from './shared/images.ts';

/** The weight and, unless the layer has none, the bias. */
export type Conv2dParams = {
  /** (O,C,kh,kw), as in PyTorch. */
  readonly W: Tensor;
  /** (O) */
  readonly b?: Tensor;
};

/** Both factors of the product; the windows are cut anew in backward. */
export interface Conv2dCache {
  /** The input: (N,C,H,W). */
  readonly X: Tensor;
  /** The weight that it met: (O,C,kh,kw). */
  readonly W: Tensor;
}

/** Options of {@link Conv2d}. */
export interface Conv2dOptions {
  /** How far from one window to the next, one number or [down, across]. 1 unless said. */
  readonly stride?: number | Pair;
  /** Rows and columns of zeros around the image, one number or [above and below, left and right]. 0 unless said. */
  readonly padding?: number | Pair;
  /** Whether a bias is added. True unless said. */
  readonly bias?: boolean;
  /** How W begins. Uniform in ±1/√(C·kh·kw) unless said, as in PyTorch; the bias begins at zero. */
  readonly init?: Initializer;
  /** The stream that W is drawn from; a freshly seeded one unless given. */
  readonly random?: Random;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * The convolution layer: the same linear layer, Y = V·Wᵀ + b, applied to every window V of the images,
 * (N,C,H,W) → (N,O,H',W') with H' = ⌊(H + 2·padding − kh)/stride⌋ + 1 and W' likewise.
 * Derivation: [conv2d](../../docs/derivations/conv2d.md).
 */
export class Conv2d implements Layer<Conv2dParams, Conv2dCache> {
  /** C, the channels of X. */
  readonly inChannels: number;
  /** O, the channels of Y. */
  readonly outChannels: number;
  /** Height and width of the window. */
  readonly kernelSize: Pair;
  /** How far from one window to the next, down and across. */
  readonly stride: Pair;
  /** Rows above and below, columns left and right, of zeros. */
  readonly padding: Pair;
  readonly params: Conv2dParams;

  /**
   * @param kernelSize kh and kw, or one number for both
   * @throws RangeError where a size is no whole number, TypeError for an unknown option.
   */
  constructor(inChannels: number, outChannels: number, kernelSize: number | Pair, options: Conv2dOptions = {}) {
    checkWhole('Conv2d', 'inChannels', inChannels);
    checkWhole('Conv2d', 'outChannels', outChannels);
    checkOptions('Conv2d', options, ['stride', 'padding', 'bias', 'init', 'random', 'dtype']);
    const { bias = true, init = kaimingUniform({ a: Math.sqrt(5) }), random = new Random() } = options;
    const { dtype = 'float64' } = options;
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = checkPair('Conv2d', 'kernelSize', kernelSize);
    this.stride = checkPair('Conv2d', 'stride', options.stride ?? 1);
    this.padding = checkPair('Conv2d', 'padding', options.padding ?? 0, 0);
    const W = init([outChannels, inChannels, ...this.kernelSize], { random, dtype });
    this.params = bias ? { W, b: zeros([outChannels], { dtype }) } : { W };
  }

  //#region forward
  /** @throws {@link ShapeError} for what are no images of C channels, or smaller ones than the window. */
  forward(X: Tensor): Forward<Conv2dCache> {
    checkImages('Conv2d', X, this, this.inChannels);
    const { W, b } = this.params, { stride, padding } = this;
    const cut = windows(X, this.kernelSize, { stride, padding });        // (N,C,H,W) → (N,C,H',W',kh,kw)
    const Z = matmul(windowRows(cut), transpose(filterRows(W)));         // (M,K)(K,O) → (M,O)
    const Y = b === undefined ? Z : add(Z, b);                           // (M,O) + (O) → (M,O)
    const [N, , height, width] = cut.shape as Six;
    return [transpose(reshape(Y, [N, height, width, this.outChannels]), [0, 3, 1, 2]), { X, W }];
  }
  //#endregion forward

  //#region backward
  backward(dOutput: Tensor, { X, W }: Conv2dCache, { inputGradient = true }: BackwardOptions = {}):
  Backward<Conv2dParams> {
    const { stride, padding } = this, cut = windows(X, this.kernelSize, { stride, padding });
    const [N, C, height, width, kh, kw] = cut.shape as Six;
    const dY = reshape(transpose(dOutput, [0, 2, 3, 1]), [N * height * width, this.outChannels]);        // → (M,O)
    const dW = reshape(matmul(transpose(dY), windowRows(cut)), W.shape); // [dW] (O,M)(M,K) → (O,K)
    const db = sum(dY, 0);                                               // [db] (M,O) → (O): it reached every window
    const grads = this.params.b === undefined ? { W: dW } : { W: dW, b: db };
    if (!inputGradient) return { dX: Tensor.none, grads };
    const dV = matmul(dY, filterRows(W));                                // [windows] (M,O)(O,K) → (M,K)
    const dCut = transpose(reshape(dV, [N, height, width, C, kh, kw]), [0, 3, 1, 2, 4, 5]);
    const dX = foldWindows(dCut, [X.shape[2]!, X.shape[3]!], { stride, padding });       // [dX] → (N,C,H,W)
    return { dX, grads };
  }
  //#endregion backward

  toString(): string {
    return `Conv2d(${this.inChannels} → ${this.outChannels}, ${describeWindow(this, [1, 1])})`;
  }
}

type Six = readonly [number, number, number, number, number, number];

/** A window a row, with M = N·H'·W' and K = C·kh·kw: (N,C,H',W',kh,kw) → (M,K). The one copy that it takes. */
function windowRows(cut: Tensor): Tensor {
  const [N, C, down, across, kh, kw] = cut.shape as Six;
  return reshape(transpose(cut, [0, 2, 3, 1, 4, 5]), [N * down * across, C * kh * kw]);
}

/** A filter a row, in the order of a window's: (O,C,kh,kw) → (O,K). */
function filterRows(W: Tensor): Tensor {
  const [O, C, kh, kw] = W.shape as readonly [number, number, number, number];
  return reshape(W, [O, C * kh * kw]);
}
