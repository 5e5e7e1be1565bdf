import {
  add, arange, AvgPool2d, type AvgPool2dCache, type Backward, broadcastTo, Conv2d, type Conv2dCache, type Conv2dParams,
  div, foldWindows, type Forward, less, matmul, MaxPool2d, type MaxPool2dCache, mul, neg, type Pair, reshape, slice,
  sum, tensor, Tensor, transpose, where, windows,
} from '../../../lib/index.ts';
import { input, onesLike, type WithXY, withRandomParams, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

// Written before the code that diagnoses them was read, and not changed after the first run but for the input's sizes,
// which must differ. Two were added after it: the last sample's dW and db, which are known from the linear layer.

const kernelSize: Pair = [2, 3], padding = 1, image: Pair = [3, 5];

/** What backward of the convolution is made of: dY as (M,O), the windows as (M,K), and the right gradients. */
interface Parts {
  readonly dY: Tensor;
  readonly V: Tensor;
  readonly dX: Tensor;
  readonly dW: Tensor;
  readonly db: Tensor;
  readonly dOutput: Tensor;
  /** The right gradient of the windows: (N,C,H',W',kh,kw). */
  readonly dV: Tensor;
  readonly cache: Conv2dCache;
  readonly layer: Conv2d;
}

class WrongConv2d extends Conv2d {
  readonly change: (parts: Parts) => Partial<Pick<Parts, 'dX' | 'dW' | 'db'>>;

  constructor(change: WrongConv2d['change']) {
    super(2, 3, kernelSize, { padding });
    this.change = change;
  }

  override backward(dOutput: Tensor, cache: Conv2dCache): Backward<Conv2dParams> {
    const { dX, grads: { W, b } } = super.backward(dOutput, cache), cut = windows(cache.X, kernelSize, { padding });
    const dY = reshape(transpose(dOutput, [0, 2, 3, 1]), [-1, 3]);
    const V = reshape(transpose(cut, [0, 2, 3, 1, 4, 5]), [-1, 12]);
    const right = { dX, dW: W, db: b! }, [N, C, down, across] = cut.shape as [number, number, number, number];
    const product = reshape(matmul(dY, reshape(cache.W, [3, 12])), [N, down, across, C, 2, 3]);
    const dV = transpose(product, [0, 3, 1, 2, 4, 5]);
    const changed = { ...right, ...this.change({ ...right, dY, V, dV, dOutput, cache, layer: this }) };
    return { dX: changed.dX, grads: { W: changed.dW, b: changed.db } };
  }
}

const conv = (change: WrongConv2d['change']): Conv2d => withRandomParams(new WrongConv2d(change));
const right = (): Conv2d => withRandomParams(new Conv2d(2, 3, kernelSize, { padding }));

/** Keeps the matrix of its windows in itself. */
class Remembers extends Conv2d {
  seen = Tensor.none;

  override forward(X: Tensor): Forward<Conv2dCache> {
    this.seen = windows(X, kernelSize, { padding });
    return super.forward(X);
  }
}

/** The elements of dV that are the last ones at their places: what is left if they are written and not added. */
function lastOnly(dV: Tensor, stride: Pair): Tensor {
  const [down, across, kh, kw] = dV.shape.slice(-4) as [number, number, number, number];
  const last = (count: number, size: number, step: number): Tensor =>
    add(less(arange(size), step), reshape(less(count - 2, arange(count)), [count, 1]));          // (count,size)
  const rows = reshape(last(down, kh, stride[0]), [down, 1, kh, 1]);
  const columns = reshape(last(across, kw, stride[1]), [1, across, 1, kw]);
  return where(less(0, mul(rows, columns)), dV, 0);
}

const conv2dChanges: readonly Change[] = [
  {
    name: 'Where windows overlap, the last one is written instead of all being added',
    layer: () => conv(({ dV }) => ({ dX: foldWindows(lastOnly(dV, [1, 1]), image, { padding }) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is the mean of what the windows at a place say',
    layer: () => conv(({ dX, cache: { X } }) => {
      const met = foldWindows(onesLike(windows(X, kernelSize, { padding })), image, { padding });
      return { dX: div(dX, met) };
    }),
    gradient: 'dX', expected: 'none', because: 'The factor is another one at the borders',
  },
  {
    name: 'dX is cut out of the padding one row and column too early',
    layer: () => conv(({ dV }) => ({ dX: slice(foldWindows(dV, [5, 7]), [], [], [0, 3], [0, 5]) })),
    gradient: 'dX', expected: 'none', because: 'There is no word for the right numbers at other places',
  },
  {
    name: 'dX has the sign of a difference taken the other way round',
    layer: () => conv(({ dX }) => ({ dX: neg(dX) })),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dW is the mean over the windows',
    layer: () => conv(({ dW, dY }) => ({ dW: div(dW, dY.shape[0]!) })),
    gradient: 'dW', expected: 'mean-for-sum',
  },
  {
    name: 'dW is divided by the samples',
    layer: () => conv(({ dW }) => ({ dW: div(dW, 4) })),
    gradient: 'dW', expected: 'mean-for-sum',
  },
  {
    name: 'dW is the last sample\'s, overwritten in the loop over the samples',
    layer: () => conv(({ V, dY, dW }) => {
      const last = [-dY.shape[0]! / 4] as const;
      return { dW: reshape(matmul(transpose(slice(dY, last)), slice(V, last)), dW.shape) };
    }),
    gradient: 'dW', expected: 'batch-sum-missing',
  },
  {
    name: 'db is the last sample\'s, overwritten in the loop over the samples',
    layer: () => conv(({ dOutput }) => ({ db: sum(slice(dOutput, -1), [1, 2]) })),
    gradient: 'db', expected: 'batch-sum-missing',
  },
  {
    name: 'dW is the sum of the windows, without dY',
    layer: () => conv(({ V, dY, dW }) => ({ dW: reshape(matmul(transpose(onesLike(dY)), V), dW.shape) })),
    gradient: 'dW', expected: 'upstream-ignored',
  },
  {
    name: 'dW is left as the matrix (O,K)',
    layer: () => conv(({ dW }) => ({ dW: reshape(dW, [3, 12]) })),
    gradient: 'dW', expected: 'wrong-shape',
  },
  {
    name: 'db is summed over the samples and not over the places',
    layer: () => conv(({ dOutput }) => ({ db: sum(dOutput, 0) })),
    gradient: 'db', expected: 'wrong-shape',
  },
  {
    name: 'db is the mean over samples and places',
    layer: () => conv(({ db, dY }) => ({ db: div(db, dY.shape[0]!) })),
    gradient: 'db', expected: 'mean-for-sum',
  },
  {
    name: 'db counts the windows, without dY',
    layer: () => conv(({ dY }) => ({ db: sum(onesLike(dY), 0) })),
    gradient: 'db', expected: 'upstream-ignored',
  },
  {
    name: 'W is read from the layer, which may have another one by then',
    layer: () => conv(({ dOutput, cache, layer }) =>
      ({ dX: right().backward(dOutput, { ...cache, W: layer.params.W }).dX })),
    gradient: 'contract', expected: 'cache',
  },
  {
    name: 'Forward keeps the windows in the layer',
    layer: () => withRandomParams(new Remembers(2, 3, kernelSize, { padding })),
    gradient: 'contract', expected: 'pure',
  },
];

/** Sixteenths in an order that looks random, no two alike, so that no two elements of a window tie. */
const apart = (): Tensor => tensor(Array.from({ length: 140 }, (_, k) => ((k * 37) % 140 - 70) / 16), [2, 2, 5, 7]);

const maxPool = (): MaxPool2d => new MaxPool2d(3, { stride: 2 });
const wrongMax = (dX: (dY: Tensor, cache: WithXY<MaxPool2dCache>) => Tensor): ReturnType<typeof wrong> =>
  wrong(maxPool(), dX);
const spread = (dY: Tensor): Tensor => broadcastTo(reshape(dY, [...dY.shape, 1]), [...dY.shape, 9]);
const folded = (dV: Tensor, image: Pair): Tensor =>
  foldWindows(reshape(dV, [...dV.shape.slice(0, 4), 3, 3]), image, { stride: 2 });

const maxPool2dChanges: readonly Change[] = [
  {
    name: 'Every element of a window gets its gradient',
    layer: () => wrongMax((dY, { image }) => folded(spread(dY), image)),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'The smallest element gets the gradient',
    layer: () => wrongMax((dY, { X, image }) => folded(where(maxPool().forward(neg(X))[1].mask, spread(dY), 0), image)),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'The mask alone, without dY',
    layer: () => wrongMax((dY, { mask, image }) => folded(where(mask, onesLike(spread(dY)), 0), image)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'Where windows overlap, the last one is written instead of all being added',
    layer: () => wrongMax((dY, { mask, image }) => {
      const dV = reshape(where(mask, spread(dY), 0), [...dY.shape, 3, 3]);
      return foldWindows(lastOnly(dV, [2, 2]), image, { stride: 2 });
    }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The gradient is divided by the size of the window, as in a mean',
    layer: () => wrongMax((dY, { mask, image }) => folded(div(where(mask, spread(dY), 0), 9), image)),
    gradient: 'dX', expected: 'constant-factor',
  },
];

const avgPool = (): AvgPool2d => new AvgPool2d([2, 3], { stride: [2, 1] });
const wrongAvg = (dX: (dY: Tensor, cache: WithXY<AvgPool2dCache>) => Tensor): ReturnType<typeof wrong> =>
  wrong(avgPool(), dX);
const share = (G: Tensor): Tensor => broadcastTo(reshape(G, [...G.shape, 1, 1]), [...G.shape, 2, 3]);
const stride: Pair = [2, 1];

const avgPool2dChanges: readonly Change[] = [
  {
    name: 'dY is not divided by the size of the window',
    layer: () => wrongAvg((dY, { image }) => foldWindows(share(dY), image, { stride })),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'dY is divided by the number of windows',
    layer: () => wrongAvg((dY, { image }) => foldWindows(share(div(dY, 4)), image, { stride })),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Every place gets its share, without dY',
    layer: () => wrongAvg((dY, { image }) => foldWindows(share(div(onesLike(dY), 6)), image, { stride })),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'Where windows overlap, the last one is written instead of all being added',
    layer: () => wrongAvg((dY, { image }) => foldWindows(lastOnly(share(div(dY, 6)), stride), image, { stride })),
    gradient: 'dX', expected: 'term-dropped',
  },
];

export const convolutionMutants = [
  ...mutantsOf('Conv2d', right, () => input([4, 2, ...image]), conv2dChanges),
  ...mutantsOf('MaxPool2d', maxPool, apart, maxPool2dChanges),
  ...mutantsOf('AvgPool2d', avgPool, () => input([2, 2, 4, 4]), avgPool2dChanges),
];
