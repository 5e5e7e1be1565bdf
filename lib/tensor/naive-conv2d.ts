import { DtypeError, ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { operands } from './operand.ts';
import { checkPair } from './pair.ts';
import { formatShape, sameShape } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';
import { windows, type WindowOptions } from './windows.ts';

/**
 * The convolution of images as its formula is written, for reading and for comparing: the layer Conv2d gives the same
 * many times faster. With stride s and padding t, y_nopq = b_o + Σ_cij x_n,c,ps+i−t,qs+j−t · w_ocij, where x is 0
 * outside of the image: (N,C,H,W) with W (O,C,kh,kw) and b (O) → (N,O,H',W').
 * @throws {@link ShapeError} where shapes do not fit, {@link DtypeError} for numbers that are not plain ones.
 */
export function naiveConv2d(images: Tensor, weight: Tensor, b?: Tensor, options: WindowOptions = {}): Tensor {
  const [X, W] = checkConvolution(images, weight, b);
  const [N, C, height, width] = X.shape as Four, [O, , kh, kw] = W.shape as Four;
  const [, , down, across] = windows(X, [kh, kw], options).shape as Four;
  const [sh, sw] = checkPair('naiveConv2d', 'stride', options.stride ?? 1);
  const [top, left] = checkPair('naiveConv2d', 'padding', options.padding ?? 0, 0);
  const x = entries(X), w = entries(W), bias = b === undefined ? () => 0 : entries(b);
  const Y = fresh([N, O, down, across], X.dtype), { write } = kernelsOf(X.dtype);
  let at = 0;
  //#region loops
  for (let n = 0; n < N; n++) {
    for (let o = 0; o < O; o++) {
      for (let p = 0; p < down; p++) {
        for (let q = 0; q < across; q++) {
          let sum = bias(o);
          for (let c = 0; c < C; c++) {
            for (let i = 0; i < kh; i++) {
              for (let j = 0; j < kw; j++) {
                const row = p * sh + i - top, column = q * sw + j - left;
                const inside = row >= 0 && row < height && column >= 0 && column < width;
                if (inside) sum += x(n, c, row, column) * w(o, c, i, j);
              }
            }
          }
          write(Y.data, at++, sum);
        }
      }
    }
  }
  //#endregion loops
  return Y;
}

type Four = readonly [number, number, number, number];

function checkConvolution(X: Tensor, W: Tensor, b: Tensor | undefined): readonly [Tensor, Tensor] {
  const both = operands('naiveConv2d', X, W), [{ dtype }] = both;
  if (b !== undefined) operands('naiveConv2d', X, b);
  if (X.rank !== 4 || W.rank !== 4 || X.shape[1] !== W.shape[1]) {
    throw new ShapeError(`naiveConv2d: ${formatShape(X.shape)} with W ${formatShape(W.shape)}; `
      + 'wanted (N,C,H,W) with W (O,C,kh,kw)');
  }
  if (b !== undefined && !sameShape(b.shape, W.shape.slice(0, 1))) {
    throw new ShapeError(`naiveConv2d: b ${formatShape(b.shape)} with W ${formatShape(W.shape)}; wanted b (O)`);
  }
  if (dtype !== 'float64' && dtype !== 'float32') {
    throw new DtypeError(`naiveConv2d: it multiplies plain numbers, not ${dtype}; Conv2d takes every dtype`);
  }
  return both;
}

function entries(t: Tensor): (...index: readonly number[]) => number {
  const { read } = kernelsOf(t.dtype);
  return (...index) => read(t.data, index.reduce((place, i, d) => place + i * t.strides[d]!, t.offset));
}
