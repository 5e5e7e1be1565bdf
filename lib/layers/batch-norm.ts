import type { Backward, Forward, ForwardOptions, Layer } from '../model/layer.ts';
import {
  add, assign, checkOptions, checkWhole, div, type FloatDtype, formatShape, mean, mul, ones, ShapeError, sqrt,
  square, sub, sum, type Tensor, zeros,
} from '../tensor/index.ts';
import { acrossChannels, checkEps, perChannel } from './shared/normalization.ts';

/** Factor and shift of each channel, unless the layer has none. */
export type BatchNormParams = {
  /** (C), PyTorch's `weight`. */
  readonly gamma?: Tensor;
  /** (C), PyTorch's `bias`. */
  readonly beta?: Tensor;
};

/** What inference goes by, unless the layer keeps no statistics. */
export type BatchNormBuffers = {
  /** (C), PyTorch's `running_mean`. */
  readonly runningMean?: Tensor;
  /** (C), of the unbiased variance. PyTorch's `running_var`. */
  readonly runningVariance?: Tensor;
};

/** What a batch was normalised by. */
export interface BatchStatistics {
  /** The mean of each channel: (C). */
  readonly mean: Tensor;
  /** The biased variance of each channel: (C). */
  readonly variance: Tensor;
  /** How many values a channel had. */
  readonly count: number;
}

/** What the derivative is written in. */
export interface BatchNormCache {
  /** The normalised input: (N,C,…). */
  readonly xHat: Tensor;
  /** One over the standard deviation of each channel: (C). */
  readonly rstd: Tensor;
  /** The factors that it met: (C). */
  readonly gamma: Tensor | undefined;
  /** The batch's statistics, for backward and for `commit`; nothing where the running ones were used. */
  readonly batch: BatchStatistics | undefined;
}

/** Options of {@link BatchNorm1d} and {@link BatchNorm2d}. */
export interface BatchNormOptions {
  /** What is added to the variance before the root. 1e-5 unless said, as in PyTorch. */
  readonly eps?: number;
  /** How much of a running statistic each `commit` replaces by the batch's. 0.1 unless said, as in PyTorch. */
  readonly momentum?: number;
  /** Whether gamma and beta are learned. True unless said. */
  readonly affine?: boolean;
  /** Whether running statistics are kept. True unless said; without, inference too goes by its own batch. */
  readonly trackRunningStatistics?: boolean;
  /** `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/** How a batch norm is called, and what follows N and C in the inputs that it takes: nothing, L, or H and W. */
interface Kind {
  readonly name: string;
  readonly places: readonly (readonly string[])[];
}

/**
 * Gives each channel mean 0 and variance 1, then a learned factor and shift:
 * Y = gamma ∘ (X − mean)/√(variance + eps) + beta, (N,C,…) → (N,C,…). In training, mean and biased variance are those
 * of the batch, and `commit` moves the running ones towards them (its variance is the unbiased one); in inference they
 * are the running ones. Ioffe and Szegedy (2015). Derivation: [batch-norm](../../docs/derivations/batch-norm.md).
 */
export abstract class BatchNorm implements Layer<BatchNormParams, BatchNormCache> {
  /** C, the number of channels. */
  readonly numFeatures: number;
  /** What is added to the variance. */
  readonly eps: number;
  /** How much of a running statistic each `commit` replaces. */
  readonly momentum: number;
  readonly params: BatchNormParams;
  readonly buffers: BatchNormBuffers;
  /** What tells the subclasses apart. */
  protected readonly kind: Kind;

  /** @throws RangeError where a number makes no sense, TypeError for an unknown option. */
  protected constructor(kind: Kind, numFeatures: number, options: BatchNormOptions) {
    const { name } = kind, shape = [numFeatures];
    checkWhole(name, 'numFeatures', numFeatures);
    checkOptions(name, options, ['eps', 'momentum', 'affine', 'trackRunningStatistics', 'dtype']);
    const { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStatistics = true, dtype = 'float64' } = options;
    checkEps(name, eps);
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new RangeError(`${name}: momentum is ${momentum}; wanted a number in [0, 1]`);
    }
    this.kind = kind;
    this.numFeatures = numFeatures;
    this.eps = eps;
    this.momentum = momentum;
    this.params = affine ? { gamma: ones(shape, { dtype }), beta: zeros(shape, { dtype }) } : {};
    this.buffers = trackRunningStatistics
      ? { runningMean: zeros(shape, { dtype }), runningVariance: ones(shape, { dtype }) }
      : {};
  }

  //#region forward
  /** @throws {@link ShapeError} for another shape, and where a batch has one value a channel, which has no variance. */
  forward(X: Tensor, { training = false }: ForwardOptions = {}): Forward<BatchNormCache> {
    const seen = training ? {} : this.buffers, ofBatch = seen.runningMean === undefined;
    checkInput(this.kind, this.numFeatures, X, ofBatch);
    const { gamma, beta } = this.params, axes = acrossChannels(X), { rank } = X;
    const m = seen.runningMean ?? mean(X, axes);                       // (N,C,…) → (C)
    const D = sub(X, perChannel(m, rank));                             // (N,C,…) − (C,1,…) → (N,C,…)
    const v = seen.runningVariance ?? mean(square(D), axes);           // (N,C,…) → (C)
    const rstd = div(1, sqrt(add(v, this.eps)));                       // (C)
    const xHat = mul(D, perChannel(rstd, rank));                       // (N,C,…) ∘ (C,1,…) → (N,C,…)
    const Y = gamma === undefined ? xHat
      : add(mul(xHat, perChannel(gamma, rank)), perChannel(beta!, rank));
    const batch = ofBatch ? { mean: m, variance: v, count: X.size / this.numFeatures } : undefined;
    return [Y, { xHat, rstd, gamma, batch }];
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { xHat, rstd, gamma, batch }: BatchNormCache): Backward<BatchNormParams> {
    const axes = acrossChannels(dY), { rank } = dY;
    const dbeta = sum(dY, axes);                                       // [dbeta] (N,C,…) → (C)
    const dgamma = sum(mul(dY, xHat), axes);                           // [dgamma] (N,C,…) → (C)
    const slope = perChannel(gamma === undefined ? rstd : mul(gamma, rstd), rank);         // [slope] (C,1,…)
    const shared = batch && div(add(perChannel(dbeta, rank), mul(xHat, perChannel(dgamma, rank))), batch.count);
    const rest = shared === undefined ? dY : sub(dY, shared);          // [rest] running statistics depend on no input
    const dX = mul(slope, rest);                                       // [dX] (C,1,…) ∘ (N,C,…) → (N,C,…)
    return { dX, grads: gamma === undefined ? {} : { gamma: dgamma, beta: dbeta } };
  }
  //#endregion backward

  //#region commit
  /** Moves the running statistics towards those of the batch that a cache is of. */
  commit({ batch }: BatchNormCache): void {
    const { runningMean, runningVariance } = this.buffers, { momentum } = this;
    if (batch === undefined || runningMean === undefined) return;
    const { count } = batch, unbiased = div(mul(batch.variance, count), count - 1);        // [unbiased] (C)
    assign(runningMean, add(mul(1 - momentum, runningMean), mul(momentum, batch.mean)));   // [running] (C)
    assign(runningVariance!, add(mul(1 - momentum, runningVariance!), mul(momentum, unbiased)));
  }
  //#endregion commit

  toString(): string {
    return `${this.kind.name}(${this.numFeatures})`;
  }
}

/** {@link BatchNorm} of features or sequences: (N,C) or (N,C,L), over N or over N and L. */
export class BatchNorm1d extends BatchNorm {
  /** @throws RangeError where a number makes no sense, TypeError for an unknown option. */
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super({ name: 'BatchNorm1d', places: [[], ['L']] }, numFeatures, options);
  }
}

/** {@link BatchNorm} of images: (N,C,H,W), over N, H and W. */
export class BatchNorm2d extends BatchNorm {
  /** @throws RangeError where a number makes no sense, TypeError for an unknown option. */
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super({ name: 'BatchNorm2d', places: [['H', 'W']] }, numFeatures, options);
  }
}

function checkInput({ name, places }: Kind, C: number, { shape, rank, size }: Tensor, ofBatch: boolean): void {
  if (shape[1] !== C || !places.some(({ length }) => length === rank - 2)) {
    const wanted = places.map(letters => `(${['N', C, ...letters].join(',')})`).join(' or ');
    throw new ShapeError(`${name}: an input ${formatShape(shape)}; wanted ${wanted}`);
  }
  if (ofBatch && size < 2 * C) {
    throw new ShapeError(`${name}: an input ${formatShape(shape)}; `
      + 'wanted more than one value a channel to take the variance of');
  }
}
