// Layers as somebody may write them who has not read how a check gives a layer other parameters.
import {
  add, type Backward, contiguous, div, type Forward, type Layer, Linear, type LinearCache, matmul, mul, type NoParams,
  type Params, scalar, sqrt, square, sub, sum, type Tensor, tensor, toTypedArray, transpose,
} from '../../lib/index.ts';

type Scaled = { readonly W: Tensor };
interface ScaledCache { readonly X: Tensor; readonly W: Tensor }

const scale = (X: Tensor, W: Tensor): Forward<ScaledCache> => [mul(X, W), { X, W }];
const scaleBackward = (dY: Tensor, { X, W }: ScaledCache): Backward<Scaled> =>
  ({ dX: mul(dY, W), grads: { W: sum(mul(dY, X), 0) } });
const weights = (): Tensor => tensor([1.5, -2, 0.5]);

/** Y = W∘X with its numbers in a private field. */
export class PrivateField implements Layer<Scaled, ScaledCache> {
  readonly params = { W: weights() };
  readonly #one = 1;
  forward(X: Tensor): Forward<ScaledCache> { return scale(mul(X, this.#one), this.params.W); }
  backward(dY: Tensor, cache: ScaledCache): Backward<Scaled> { return scaleBackward(dY, cache); }
}

/** The same class with the method that a private field asks for. */
export class PrivateFieldCopied extends PrivateField {
  readonly own: Scaled;
  constructor(params: Scaled = { W: weights() }) {
    super();
    this.own = params;
    Object.defineProperty(this, 'params', { value: params });
  }

  withParams(params: Scaled): PrivateFieldCopied { return new PrivateFieldCopied(params); }
}

/** Y = W∘X in arrow functions, whose `this` is the layer that they were made for. */
export class ArrowMethods implements Layer<Scaled, ScaledCache> {
  readonly params = { W: weights() };
  readonly forward = (X: Tensor): Forward<ScaledCache> => scale(X, this.params.W);
  readonly backward = scaleBackward;
}

/** Y = W∘X with W also in a field, which is what forward reads. */
export class OwnField implements Layer<Scaled, ScaledCache> {
  readonly W: Tensor;
  readonly params: Scaled;
  constructor(W: Tensor = weights()) {
    this.W = W;
    this.params = { W };
  }

  forward(X: Tensor): Forward<ScaledCache> { return scale(X, this.W); }
  backward(dY: Tensor, cache: ScaledCache): Backward<Scaled> { return scaleBackward(dY, cache); }
}

/** Y = V∘X + c, where c is read from a field and V from the parameters. */
export class HalfOwnField implements Layer<Params, ScaledCache> {
  readonly c: Tensor = tensor([1, 2, 3]);
  readonly params: Params = { V: weights(), c: this.c };
  forward(X: Tensor): Forward<ScaledCache> {
    const [Y, cache] = scale(X, this.params['V']!);
    return [add(Y, this.c), cache];
  }

  backward(dY: Tensor, cache: ScaledCache): Backward<Params> {
    const { dX, grads } = scaleBackward(dY, cache);
    return { dX, grads: { V: grads.W, c: sum(dY, 0) } };
  }
}

/** A withParams that computes from the parameters once: Y = X·Wᵀ with Wᵀ made ready in the constructor. */
export class ReadyMade implements Layer<Scaled, ScaledCache> {
  readonly params: Scaled;
  readonly #WT: Tensor;
  constructor(params: Scaled) {
    this.params = params;
    this.#WT = contiguous(transpose(params.W));
  }

  forward(X: Tensor): Forward<ScaledCache> { return [matmul(X, this.#WT), { X, W: this.params.W }]; }
  backward(dY: Tensor, { X, W }: ScaledCache): Backward<Scaled> {
    return { dX: matmul(dY, W), grads: { W: matmul(transpose(dY), X) } };
  }

  withParams(params: Scaled): ReadyMade { return new ReadyMade(params); }
}

/** A Linear that forgets to add its bias. */
export class ForgetsBias extends Linear {
  override forward(X: Tensor): Forward<LinearCache> {
    const { W } = this.params;
    return [matmul(X, transpose(W)), { X, W, shape: X.shape }];
  }
}

/** Y = X³ in a loop over numbers. */
export const rawLoop: Layer<NoParams, Tensor> = {
  params: {},
  forward: X => [tensor(Float64Array.from(toTypedArray(X), x => x ** 3), X.shape), X],
  backward: (dY, X) => ({ dX: mul(dY, mul(3, square(X))), grads: {} }),
};

/** Y = X/‖X‖, with the norm as a plain number. Without `complete`, backward takes it for a constant, which is wrong. */
export const normalises = (complete: boolean): Layer<NoParams, { X: Tensor; n: number }> => ({
  params: {},
  forward: X => {
    const n = sqrt(sum(square(X))).item();
    return [div(X, n), { X, n }];
  },
  backward: (dY, { X, n }) => {
    const along = mul(X, sum(mul(dY, X)).item() / n ** 3);
    return { dX: complete ? sub(div(dY, n), along) : div(dY, n), grads: {} };
  },
});

/** Y = c·X with c a float64 tensor: a constant that does not follow its operands' dtype. */
export const constantTensor: Layer<NoParams, undefined> = {
  params: {},
  forward: X => [mul(X, scalar(3)), undefined],
  backward: dY => ({ dX: mul(dY, 3), grads: {} }),
};
