import type { Backward, Forward, Layer, NoParams } from '../model/layer.ts';
import {
  argmax, checkOptions, checkPair, foldWindows, max, oneHot, type Pair, reshape, type Tensor, where, windows,
} from '../tensor/index.ts';
import { checkHalf, checkImages, describeWindow } from './shared/images.ts';

/** Which element of each window was the largest. */
export interface MaxPool2dCache {
  /** Holds at the first of the largest of each window: (N,C,H',W',K), one byte an element. */
  readonly mask: Tensor;
  /** H and W of the input. */
  readonly image: Pair;
}

/** Options of {@link MaxPool2d}. */
export interface MaxPool2dOptions {
  /** How far from one window to the next, one number or [down, across]. The window's size unless said. */
  readonly stride?: number | Pair;
  /** Rows and columns of −∞ around the image, at most half the window. 0 unless said. */
  readonly padding?: number | Pair;
}

/**
 * The largest element of each window of each channel, (N,C,H,W) → (N,C,H',W') with
 * H' = ⌊(H + 2·padding − kh)/stride⌋ + 1 and W' likewise. Of equal ones the first gets the gradient, as in PyTorch.
 * Derivation: [max-pool2d](../../docs/derivations/max-pool2d.md).
 */
export class MaxPool2d implements Layer<NoParams, MaxPool2dCache> {
  readonly params = {};
  /** Height and width of the window. */
  readonly kernelSize: Pair;
  /** How far from one window to the next, down and across. */
  readonly stride: Pair;
  /** Rows above and below, columns left and right, of −∞. */
  readonly padding: Pair;

  /**
   * @param kernelSize kh and kw, or one number for both
   * @throws RangeError where a size is no whole number, or the padding more than half the window; TypeError for an
   * unknown option.
   */
  constructor(kernelSize: number | Pair, options: MaxPool2dOptions = {}) {
    checkOptions('MaxPool2d', options, ['stride', 'padding']);
    this.kernelSize = checkPair('MaxPool2d', 'kernelSize', kernelSize);
    this.stride = checkPair('MaxPool2d', 'stride', options.stride ?? this.kernelSize);
    this.padding = checkPair('MaxPool2d', 'padding', options.padding ?? 0, 0);
    checkHalf('MaxPool2d', this);
  }

  //#region forward
  /** @throws {@link ShapeError} for what are no images, or smaller ones than the window. */
  forward(X: Tensor): Forward<MaxPool2dCache> {
    checkImages('MaxPool2d', X, this);
    const { kernelSize, stride, padding } = this, [kh, kw] = kernelSize, K = kh * kw;
    const view = windows(X, kernelSize, { stride, padding, fill: -Infinity });   // (N,C,H,W) → (N,C,H',W',kh,kw)
    const V = reshape(view, [...view.shape.slice(0, 4), K]);                     // a window a row: (N,C,H',W',K)
    const Y = max(V, -1);                                                        // (N,C,H',W',K) → (N,C,H',W')
    const mask = oneHot(argmax(V, -1), K);                                       // (N,C,H',W',K)
    return [Y, { mask, image: [X.shape[2]!, X.shape[3]!] }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { mask, image }: MaxPool2dCache): Backward<NoParams> {
    const { kernelSize, stride, padding } = this, { shape } = dY;
    const dV = where(mask, reshape(dY, [...shape, 1]), 0);                  // [windows] → (N,C,H',W',K)
    const dX = foldWindows(reshape(dV, [...shape, ...kernelSize]), image, { stride, padding });  // [dX] → (N,C,H,W)
    return { dX, grads: {} };
  }
  //#endregion backward

  toString(): string {
    return `MaxPool2d(${describeWindow(this, this.kernelSize)})`;
  }
}
