import { repeated } from './create.ts';
import { ShapeError } from './errors.ts';
import { kernelsOf } from './kernels/index.ts';
import { nest } from './nest.ts';
import { numeric } from './operand.ts';
import { checkOptions } from './options.ts';
import { checkPair, type Pair } from './pair.ts';
import { formatShape } from './shape.ts';
import { checkTensor, Tensor } from './tensor.ts';
import { slice, transpose } from './views.ts';

/** How windows lie on an image. */
export interface WindowOptions {
  /** How far from one window to the next, down and across. 1 unless said. */
  readonly stride?: number | Pair;
  /** How many rows above and below, and columns left and right, are added first. 0 unless said. */
  readonly padding?: number | Pair;
}

/** Options of {@link windows}. */
export interface CutOptions extends WindowOptions {
  /** What stands in the padding. 0 unless said. */
  readonly fill?: number;
}

interface Grid {
  readonly size: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  /** How many windows there are, down and across. */
  readonly count: Pair;
}

/** Works out how many windows an image has: along each direction ⌊(length + 2·padding − size)/stride⌋ + 1. */
function gridOf(operation: string, image: Pair, size: number | Pair, options: WindowOptions): Grid {
  const kernel = checkPair(operation, 'size', size);
  const stride = checkPair(operation, 'stride', options.stride ?? 1);
  const padding = checkPair(operation, 'padding', options.padding ?? 0, 0);
  const along = (d: 0 | 1): number => Math.floor((image[d] + 2 * padding[d] - kernel[d]) / stride[d]) + 1;
  const count: Pair = [along(0), along(1)];
  if (count[0] < 1 || count[1] < 1) {
    throw new ShapeError(`${operation}: windows ${formatShape(kernel)} are larger than the image ${formatShape(image)} `
      + `with padding ${formatShape(padding)}`);
  }
  return { size: kernel, stride, padding, count };
}

/**
 * The windows of images, (…,H,W) → (…,H',W',kh,kw): element (p,q,i,j) is row p·stride + i and column q·stride + j of
 * the padded image. A view, in which windows that overlap share their elements; only padding is a copy, one of the
 * image. Its adjoint is {@link foldWindows}.
 * @param size kh and kw, or one number for both
 * @throws {@link ShapeError} where there are fewer than two dimensions, or a window is larger than the padded image.
 */
export function windows(a: Tensor, size: number | Pair, options: CutOptions = {}): Tensor {
  checkTensor('windows', a);
  checkOptions('windows', options, ['stride', 'padding', 'fill']);
  if (a.rank < 2) throw new ShapeError(`windows: ${formatShape(a.shape)} is no image; wanted (…,H,W)`);
  const leading = a.shape.slice(0, -2), image = a.shape.slice(-2) as unknown as Pair;
  const { size: kernel, stride, padding, count } = gridOf('windows', image, size, options);
  const whole = padded(a, padding, options.fill ?? 0);
  const [row, column] = whole.strides.slice(-2) as [number, number];
  const strides = [...whole.strides.slice(0, -2), row * stride[0], column * stride[1], row, column];
  return new Tensor(whole.storage, [...leading, ...count, ...kernel], strides, whole.offset, a.dtype);
}

/**
 * The adjoint of {@link windows}: ⟨windows(A), V⟩ = ⟨A, foldWindows(V)⟩ for every A. Each element of each window is
 * added to the place that it was cut from, (…,H',W',kh,kw) → (…,H,W); what was cut from the padding goes nowhere.
 * @param image H and W
 * @throws {@link ShapeError} where `dV` has not the shape that `windows` returned.
 */
export function foldWindows(dV: Tensor, image: number | Pair, options: WindowOptions = {}): Tensor {
  const g = numeric('foldWindows', dV), rank = g.rank - 4;
  checkOptions('foldWindows', options, ['stride', 'padding']);
  const [H, W] = checkPair('foldWindows', 'image', image, 0);
  if (rank < 0) throw new ShapeError(`foldWindows: ${formatShape(g.shape)} are no windows; wanted (…,H',W',kh,kw)`);
  const leading = g.shape.slice(0, rank), [down, across, kh, kw] = g.shape.slice(rank) as [number, number, ...Pair];
  const { size, stride, padding: [top, left], count } = gridOf('foldWindows', [H, W], [kh, kw], options);
  if (down !== count[0] || across !== count[1]) {
    throw new ShapeError(`foldWindows: ${formatShape(g.shape)} has ${down} by ${across} windows; `
      + `an image ${formatShape([H, W])} has ${count[0]} by ${count[1]} of them`);
  }
  const out = repeated([...leading, H + 2 * top, W + 2 * left], g.dtype, 0), { accumulate } = kernelsOf(g.dtype);
  // Windows side by side together, cell by cell, since their row is longer than that of a window.
  const order = [...leading.keys(), rank, rank + 2, rank + 3, rank + 1];
  const from = transpose(g, order), into = transpose(windows(out, size, { stride }), order);
  nest(from.shape, [from.strides, into.strides], [from.offset, into.offset], (n, at, step) => {
    accumulate(n, g.data, at[0]!, step[0]!, out.data, at[1]!, step[1]!);
  });
  return top + left === 0 ? out : inner(out, [H, W], [top, left]);
}

function padded(a: Tensor, [top, left]: Pair, fill: number): Tensor {
  if (top + left === 0) return a;
  const [H, W] = a.shape.slice(-2) as [number, number], { copy } = kernelsOf(a.dtype);
  const out = repeated([...a.shape.slice(0, -2), H + 2 * top, W + 2 * left], a.dtype, fill);
  const into = inner(out, [H, W], [top, left]);
  nest(a.shape, [a.strides, into.strides], [a.offset, into.offset], (n, at, step) => {
    copy(n, a.data, at[0]!, step[0]!, out.data, at[1]!, step[1]!);
  });
  return out;
}

/** The image within its padding: a view. */
function inner(whole: Tensor, [H, W]: Pair, [top, left]: Pair): Tensor {
  return slice(whole, ...whole.shape.slice(0, -2).map(() => [] as const), [top, top + H], [left, left + W]);
}
