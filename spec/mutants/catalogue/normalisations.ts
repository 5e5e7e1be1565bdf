import {
  add, GroupNorm, type GroupNormCache, reshape, RMSNorm, type RMSNormCache, type Backward, BatchNorm1d, BatchNorm2d,
  type BatchNormCache, div, type Forward, type ForwardOptions, type Layer, LayerNorm, type LayerNormCache, mean, mul,
  sub, sum, type Tensor,
} from '../../../lib/index.ts';
import { input, withRandomParams } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

// Unlike the rest of the catalogue, these were written by somebody who had seen which formulas the diagnosis knows.

type NormParams = { readonly gamma?: Tensor; readonly beta?: Tensor };

/** The gradients of a normalisation; RMSNorm has no dbeta. */
interface NormGradients {
  readonly dX: Tensor;
  readonly dgamma: Tensor;
  readonly dbeta?: Tensor;
}

type NormChange<C> = (dY: Tensor, cache: C & { readonly X: Tensor }, right: NormGradients, layer: Layer) =>
Partial<NormGradients>;

/** A normalisation with random parameters, some of whose gradients are other ones. Its cache also holds X. */
function norm<C>(layer: Layer<NormParams, C>, change: NormChange<C>): Layer {
  type Cache = C & { readonly X: Tensor };
  const methods = {
    forward(this: Layer<NormParams, C>, X: Tensor, options?: ForwardOptions): Forward<Cache> {
      const [Y, cache]: Forward<C> = layer.forward.call(this, X, options);
      return [Y, { ...cache, X }];
    },
    backward(this: Layer, dY: Tensor, cache: Cache): Backward<NormParams> {
      const { dX, grads: { gamma, beta } } = layer.backward(dY, cache);
      const right: NormGradients = { dX, dgamma: gamma!, ...beta && { dbeta: beta } };
      const changed = { ...right, ...change(dY, cache, right, this) };
      return { dX: changed.dX, grads: { gamma: changed.dgamma, ...changed.dbeta && { beta: changed.dbeta } } };
    },
  };
  return withRandomParams(Object.create(layer, Object.getOwnPropertyDescriptors(methods)) as Layer);
}

const over = (axis: number | readonly number[]) => (A: Tensor): Tensor => mean(A, axis, { keepDims: true });

const layerNorm = (change: NormChange<LayerNormCache>): Layer => norm(new LayerNorm(3), change);
const row = over(-1);

const layerNormChanges: readonly Change[] = [
  {
    name: 'dX is rstd ∘ G: mean and variance count as constants',
    layer: () => layerNorm((dY, { rstd, gamma }) => ({ dX: mul(rstd, mul(dY, gamma!)) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX lacks m2: the variance counts as a constant',
    layer: () => layerNorm((dY, { rstd, gamma }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rstd, sub(G, row(G))) };
    }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX lacks m1: the mean counts as a constant',
    layer: () => layerNorm((dY, { rstd, gamma, xHat }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rstd, sub(G, mul(xHat, row(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is made of dY without gamma',
    layer: () => layerNorm((dY, { rstd, xHat }) => (
      { dX: mul(rstd, sub(sub(dY, row(dY)), mul(xHat, row(mul(dY, xHat))))) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX adds what comes through the variance',
    layer: () => layerNorm((dY, { rstd, gamma, xHat }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rstd, add(sub(G, row(G)), mul(xHat, row(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dX is not multiplied by rstd',
    layer: () => layerNorm((dY, { gamma, xHat }) => {
      const G = mul(dY, gamma!);
      return { dX: sub(sub(G, row(G)), mul(xHat, row(mul(G, xHat)))) };
    }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'm1 and m2 are averaged over the samples, as in a batch norm',
    layer: () => layerNorm((dY, { rstd, gamma, xHat }) => {
      const G = mul(dY, gamma!), column = over(0);
      return { dX: mul(rstd, sub(sub(G, column(G)), mul(xHat, column(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'wrong-axis',
  },
  {
    name: 'm1 and m2 are sums',
    layer: () => layerNorm((dY, { rstd, gamma, xHat }) => {
      const G = mul(dY, gamma!), total = (A: Tensor): Tensor => sum(A, -1, { keepDims: true });
      return { dX: mul(rstd, sub(sub(G, total(G)), mul(xHat, total(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'none', because: 'There is a word for a mean in place of a sum, and none for this',
  },
  {
    name: 'dgamma is not summed over the rows',
    layer: () => layerNorm((dY, { xHat }) => ({ dgamma: mul(dY, xHat) })),
    gradient: 'dgamma', expected: 'batch-sum-missing',
  },
  {
    name: 'dgamma is made with X instead of xHat',
    layer: () => layerNorm((dY, { X }) => ({ dgamma: sum(mul(dY, X), 0) })),
    gradient: 'dgamma', expected: 'wrong-tensor',
  },
  {
    name: 'dgamma and dbeta are exchanged',
    layer: () => layerNorm((_, __, { dgamma, dbeta }) => ({ dgamma: dbeta!, dbeta: dgamma })),
    gradient: 'dgamma', expected: 'gradient-of-another-parameter',
  },
  {
    name: 'dbeta is the mean over the rows',
    layer: () => layerNorm(dY => ({ dbeta: mean(dY, 0) })),
    gradient: 'dbeta', expected: 'mean-for-sum',
  },
  {
    name: 'gamma is read from the layer, which may have another one by then',
    layer: () => layerNorm((dY, cache, _, layer) => {
      const gamma = layer.params['gamma']!;
      return { dX: new LayerNorm(3).backward(dY, { ...cache, gamma }).dX };
    }),
    gradient: 'contract', expected: 'cache',
  },
];

const batchNorm = (change: NormChange<BatchNormCache>): Layer => norm(new BatchNorm1d(3), change);
const training = true, column = over(0);

/** Moves the running statistics in forward, as a layer with state does. */
class Remembers extends BatchNorm1d {
  override forward(X: Tensor, options?: ForwardOptions): Forward<BatchNormCache> {
    const [Y, cache] = super.forward(X, options);
    this.commit(cache);
    return [Y, cache];
  }
}

/** Moves them in backward. */
class RemembersLate extends BatchNorm1d {
  override backward(dY: Tensor, cache: BatchNormCache): Backward<NormParams> {
    this.commit(cache);
    return super.backward(dY, cache);
  }
}

const batchNormChanges: readonly Change[] = [
  {
    name: 'In training, dX is gamma ∘ rstd ∘ dY, as in inference', training,
    layer: () => batchNorm((dY, { rstd, gamma }) => ({ dX: mul(mul(gamma!, rstd), dY) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'In inference, dX has the terms of training',
    layer: () => batchNorm((dY, { xHat, rstd, gamma }) => (
      { dX: mul(mul(gamma!, rstd), sub(sub(dY, column(dY)), mul(xHat, column(mul(dY, xHat))))) })),
    gradient: 'dX', expected: 'none', because: 'There is no word for a term too many',
  },
  {
    name: 'dX lacks what comes through the variance', training,
    layer: () => batchNorm((dY, { rstd, gamma }) => ({ dX: mul(mul(gamma!, rstd), sub(dY, column(dY))) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX lacks what comes through the mean', training,
    layer: () => batchNorm((dY, { xHat, rstd, gamma }) => (
      { dX: mul(mul(gamma!, rstd), sub(dY, mul(xHat, column(mul(dY, xHat))))) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX adds what comes through the mean', training,
    layer: () => batchNorm((dY, { xHat, rstd, gamma }) => (
      { dX: mul(mul(gamma!, rstd), sub(add(dY, column(dY)), mul(xHat, column(mul(dY, xHat))))) })),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dbeta and dgamma are not divided by the count in dX', training,
    layer: () => batchNorm((dY, { xHat, rstd, gamma }, { dgamma, dbeta }) => (
      { dX: mul(mul(gamma!, rstd), sub(dY, add(dbeta!, mul(xHat, dgamma)))) })),
    gradient: 'dX', expected: 'none', because: 'There is a word for a mean in place of a sum, and none for this',
  },
  {
    name: 'dbeta and dgamma are divided by count − 1 in dX, as for the unbiased variance', training,
    layer: () => batchNorm((dY, { xHat, rstd, gamma, batch }, { dgamma, dbeta }) => (
      { dX: mul(mul(gamma!, rstd), sub(dY, div(add(dbeta!, mul(xHat, dgamma)), batch!.count - 1))) })),
    gradient: 'dX', expected: 'none', because: 'A factor in some terms has no word',
  },
  {
    name: 'dgamma is made with X instead of xHat', training,
    layer: () => batchNorm((dY, { X }) => ({ dgamma: sum(mul(dY, X), 0) })),
    gradient: 'dgamma', expected: 'wrong-tensor',
  },
  {
    name: 'dbeta is the mean over the batch', training,
    layer: () => batchNorm(dY => ({ dbeta: mean(dY, 0) })),
    gradient: 'dbeta', expected: 'mean-for-sum',
  },
  {
    name: 'Of images, dbeta is summed over the samples and not over the places', training,
    X: () => input([2, 3, 2, 4]), right: () => withRandomParams(new BatchNorm2d(3)),
    layer: () => norm(new BatchNorm2d(3), dY => ({ dbeta: sum(dY, 0) })),
    gradient: 'dbeta', expected: 'wrong-shape',
  },
  {
    name: 'Forward moves the running statistics itself', training,
    layer: () => withRandomParams(new Remembers(3)),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'Backward moves the running statistics', training,
    layer: () => withRandomParams(new RemembersLate(3)),
    gradient: 'contract', expected: 'pure',
  },
];

const rmsNorm = (change: NormChange<RMSNormCache>): Layer => norm(new RMSNorm(3), change);

const rmsNormChanges: readonly Change[] = [
  {
    name: 'dX is rrms ∘ G: the mean square counts as a constant',
    layer: () => rmsNorm((dY, { rrms, gamma }) => ({ dX: mul(rrms, mul(dY, gamma!)) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX takes off the mean of G, as in a layer norm',
    layer: () => rmsNorm((dY, { rrms, gamma, xHat }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rrms, sub(sub(G, row(G)), mul(xHat, row(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'none', because: 'There is no word for a term too many',
  },
  {
    name: 'dX adds what comes through the mean square',
    layer: () => rmsNorm((dY, { rrms, gamma, xHat }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rrms, add(G, mul(xHat, row(mul(G, xHat))))) };
    }),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'gamma is left out of the term through the mean square',
    layer: () => rmsNorm((dY, { rrms, gamma, xHat }) => (
      { dX: mul(rrms, sub(mul(dY, gamma!), mul(xHat, row(mul(dY, xHat))))) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX has X instead of xHat in the term through the mean square',
    layer: () => rmsNorm((dY, { X, rrms, gamma }) => {
      const G = mul(dY, gamma!);
      return { dX: mul(rrms, sub(G, mul(X, row(mul(G, X))))) };
    }),
    gradient: 'dX', expected: 'wrong-tensor',
  },
  {
    name: 'dgamma is made with X instead of xHat',
    layer: () => rmsNorm((dY, { X }) => ({ dgamma: sum(mul(dY, X), 0) })),
    gradient: 'dgamma', expected: 'wrong-tensor',
  },
  {
    name: 'dgamma is not summed over the rows',
    layer: () => rmsNorm((dY, { xHat }) => ({ dgamma: mul(dY, xHat) })),
    gradient: 'dgamma', expected: 'batch-sum-missing',
  },
];

const groupNorm = (change: NormChange<GroupNormCache>): Layer => norm(new GroupNorm(2, 4), change);
const perGroup = (gamma: Tensor): Tensor => reshape(gamma, [4, 1]);
const grouped = (A: Tensor): Tensor => reshape(A, [2, 2, 6]);

const groupNormChanges: readonly Change[] = [
  {
    name: 'dX lacks the terms through mean and variance',
    layer: () => groupNorm((dY, { rstd, gamma }) => (
      { dX: reshape(mul(rstd, grouped(mul(dY, perGroup(gamma!)))), dY.shape) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX lacks the term through the variance',
    layer: () => groupNorm((dY, { rstd, gamma }) => {
      const G = grouped(mul(dY, perGroup(gamma!)));
      return { dX: reshape(mul(rstd, sub(G, row(G))), dY.shape) };
    }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'Backward averages over all channels, as if they were one group',
    layer: () => groupNorm((dY, { rstd, gamma, xHat }) => {
      const all = over([1, 2]), G = grouped(mul(dY, perGroup(gamma!)));
      return { dX: reshape(mul(rstd, sub(sub(G, all(G)), mul(xHat, all(mul(G, xHat))))), dY.shape) };
    }),
    gradient: 'dX', expected: 'wrong-axis',
  },
  {
    name: 'gamma is applied after the averages, as it may be in a batch norm',
    layer: () => groupNorm((dY, { rstd, gamma, xHat }) => {
      const G = grouped(dY), rest = mul(rstd, sub(sub(G, row(G)), mul(xHat, row(mul(G, xHat)))));
      return { dX: mul(reshape(rest, dY.shape), perGroup(gamma!)) };
    }),
    gradient: 'dX', expected: 'none', because: 'The factor is there, in the wrong place',
  },
  {
    name: 'dgamma is summed over the samples and not over the places',
    layer: () => groupNorm((dY, { xHat }) => ({ dgamma: sum(mul(dY, reshape(xHat, dY.shape)), 0) })),
    gradient: 'dgamma', expected: 'wrong-shape',
  },
  {
    name: 'dbeta is the mean over samples and places',
    layer: () => groupNorm(dY => ({ dbeta: mean(dY, [0, 2]) })),
    gradient: 'dbeta', expected: 'mean-for-sum',
  },
];

export const normalisationMutants = [
  ...mutantsOf('LayerNorm', () => withRandomParams(new LayerNorm(3)), () => input([4, 3]), layerNormChanges),
  ...mutantsOf('BatchNorm', () => withRandomParams(new BatchNorm1d(3)), () => input([4, 3]), batchNormChanges),
  ...mutantsOf('RMSNorm', () => withRandomParams(new RMSNorm(3)), () => input([4, 3]), rmsNormChanges),
  ...mutantsOf('GroupNorm', () => withRandomParams(new GroupNorm(2, 4)), () => input([2, 4, 3]), groupNormChanges),
];
