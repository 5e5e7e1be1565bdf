import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import {
  broadcastTo, checkOptions, checkPair, div, foldWindows, mul, numberLike, ones, type Pair, reshape, sum, type Tensor,
  windows,
} from '../tensor/index.ts';
import { checkHalf, checkImages, describeWindow } from './shared/images.ts';

/** What the sums were divided by, and the size to go back to. */
export interface AvgPool2dCache {
  /** How many elements each window counts: a number, or (H',W') where padding is not counted. */
  readonly count: number | Tensor;
  /** H and W of the input. */
  readonly image: Pair;
}

/** Options of {@link AvgPool2d}. */
export interface AvgPool2dOptions {
  /** How far from one window to the next, one number or [down, across]. The window's size unless said. */
  readonly stride?: number | Pair;
  /** Rows and columns of zeros around the image, at most half the window. 0 unless said. */
  readonly padding?: number | Pair;
  /** Whether a window divides by all its elements, those in the padding too. True unless said, as in PyTorch. */
  readonly countIncludePad?: boolean;
}

/**
 * The mean of each window of each channel, (N,C,H,W) → (N,C,H',W') with
 * H' = ⌊(H + 2·padding − kh)/stride⌋ + 1 and W' likewise.
 * Derivation: [avg-pool2d](../../docs/derivations/avg-pool2d.md).
 */
export class AvgPool2d implements Layer<NoParams, AvgPool2dCache> {
  readonly params = {};
  /** Height and width of the window. */
  readonly kernelSize: Pair;
  /** How far from one window to the next, down and across. */
  readonly stride: Pair;
  /** Rows above and below, columns left and right, of zeros. */
  readonly padding: Pair;
  /** Whether a window divides by all its elements, those in the padding too. */
  readonly countIncludePad: boolean;

  /**
   * @param kernelSize kh and kw, or one number for both
   * @throws RangeError where a size is no whole number, or the padding more than half the window; TypeError for an
   * unknown option.
   */
  constructor(kernelSize: number | Pair, options: AvgPool2dOptions = {}) {
    checkOptions('AvgPool2d', options, ['stride', 'padding', 'countIncludePad']);
    this.kernelSize = checkPair('AvgPool2d', 'kernelSize', kernelSize);
    this.stride = checkPair('AvgPool2d', 'stride', options.stride ?? this.kernelSize);
    this.padding = checkPair('AvgPool2d', 'padding', options.padding ?? 0, 0);
    this.countIncludePad = options.countIncludePad ?? true;
    checkHalf('AvgPool2d', this);
  }

  //#region forward
  /** @throws {@link ShapeError} for what are no images, or smaller ones than the window. */
  forward(X: Tensor): Forward<AvgPool2dCache> {
    checkImages('AvgPool2d', X, this);
    const { kernelSize, stride, padding } = this, [kh, kw] = kernelSize, image: Pair = [X.shape[2]!, X.shape[3]!];
    const V = windows(X, kernelSize, { stride, padding });                       // (N,C,H,W) → (N,C,H',W',kh,kw)
    const count = this.countIncludePad ? kh * kw : this.inside(image, X);        // a number, or (H',W')
    const Y = div(sum(V, [-2, -1]), count);                                      // (N,C,H',W',kh,kw) → (N,C,H',W')
    return [Y, { count, image }];
  }

  /** How many elements of the image each window has: (H',W'). */
  private inside(image: Pair, X: Tensor): Tensor {
    const { kernelSize, stride, padding } = this;
    const mask = windows(ones(image, { dtype: 'bool' }), kernelSize, { stride, padding });       // (H',W',kh,kw)
    return sum(mul(mask, numberLike(X, 1)), [2, 3]);                             // (H',W',kh,kw) → (H',W')
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { count, image }: AvgPool2dCache): Backward<NoParams> {
    const { kernelSize, stride, padding } = this, { shape } = dY;
    const G = div(dY, count);                                                    // [G] (N,C,H',W')
    const dV = broadcastTo(reshape(G, [...shape, 1, 1]), [...shape, ...kernelSize]);     // [windows]
    const dX = foldWindows(dV, image, { stride, padding });                      // [dX] → (N,C,H,W)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `AvgPool2d(${describeWindow(this, this.kernelSize)})`;
  }
}
