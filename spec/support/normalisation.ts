// Normalisations as small as they can be, for what is said of their gradients.
import {
  add, type Backward, div, type Forward, type Layer, mean, mul, randn, Random, sqrt, square, sub, sum, type Tensor,
} from '../../lib/index.ts';

type NormParams = { readonly gamma: Tensor; readonly beta: Tensor };

/** What the terms of dX are made of. */
export interface NormCache {
  readonly xHat: Tensor;
  readonly std: Tensor;
  readonly gamma: Tensor;
}

/** Y = gamma ∘ (X − mean)/√(variance + eps) + beta: over the last axis a layer norm, over the samples a batch norm. */
export class Norm implements Layer<NormParams, NormCache> {
  readonly params: NormParams;
  readonly eps = 1e-5;
  readonly axis: number;
  readonly centred: boolean;

  constructor(features: number, axis: number, centred = true) {
    const random = new Random(features);
    this.params = { gamma: randn([features], { random }), beta: randn([features], { random }) };
    this.axis = axis;
    this.centred = centred;
  }

  forward(X: Tensor): Forward<NormCache> {
    const { params: { gamma, beta }, axis, centred } = this, keepDims = true;
    const D = centred ? sub(X, mean(X, axis, { keepDims })) : X;
    const std = sqrt(add(mean(square(D), axis, { keepDims }), this.eps)), xHat = div(D, std);
    return [add(mul(gamma, xHat), beta), { xHat, std, gamma }];
  }

  backward(dY: Tensor, { xHat, std, gamma }: NormCache): Backward<NormParams> {
    const { axis, centred } = this, average = (A: Tensor): Tensor => mean(A, axis, { keepDims: true });
    const G = mul(dY, gamma), rest = centred ? sub(G, average(G)) : G;
    const dX = div(sub(rest, mul(xHat, average(mul(G, xHat)))), std);
    return { dX, grads: { gamma: sum(mul(dY, xHat), 0), beta: sum(dY, 0) } };
  }
}
