// What the layers that slide a window over images ask of their arguments, and how they name it. No arithmetic.
import { formatShape, type Pair, sameShape, ShapeError, type Tensor } from '../../tensor/index.ts';

/** A window and how it moves. */
export interface SlidingWindow {
  /** Height and width of the window. */
  readonly kernelSize: Pair;
  /** How far from one window to the next, down and across. */
  readonly stride: Pair;
  /** Rows above and below, columns left and right, that are added first. */
  readonly padding: Pair;
}

/**
 * Refuses what are no images, images of another number of channels, and such as are smaller than the window.
 * @throws {@link ShapeError} that says what came and what was wanted.
 */
export function checkImages(where: string, X: Tensor, { kernelSize, padding }: SlidingWindow, C?: number): void {
  const [, channels, H, W] = X.shape;
  if (X.rank !== 4 || (C !== undefined && channels !== C)) {
    throw new ShapeError(`${where}: an input ${formatShape(X.shape)}; wanted (N,${C ?? 'C'},H,W)`);
  }
  if (H! + 2 * padding[0] < kernelSize[0] || W! + 2 * padding[1] < kernelSize[1]) {
    const around = sameShape(padding, [0, 0]) ? '' : ` with padding ${times(padding)}`;
    throw new ShapeError(`${where}: an input ${formatShape(X.shape)}${around}; `
      + `wanted images of ${times(kernelSize)} or more, the size of the window`);
  }
}

/**
 * Refuses a padding in which a window could see nothing of the image.
 * @throws RangeError that says what came.
 */
export function checkHalf(where: string, { kernelSize, padding }: SlidingWindow): void {
  if (2 * padding[0] > kernelSize[0] || 2 * padding[1] > kernelSize[1]) {
    const window = times(kernelSize);
    throw new RangeError(`${where}: padding is ${times(padding)}; wanted at most half the window, ${window}`);
  }
}

/** A window in a layer's name, with what differs from the usual: `3×3, stride 2×2, padding 1×1`. */
export function describeWindow({ kernelSize, stride, padding }: SlidingWindow, usualStride: Pair): string {
  const moves = sameShape(stride, usualStride) ? '' : `, stride ${times(stride)}`;
  return `${times(kernelSize)}${moves}${sameShape(padding, [0, 0]) ? '' : `, padding ${times(padding)}`}`;
}

function times([height, width]: Pair): string {
  return `${height}×${width}`;
}
