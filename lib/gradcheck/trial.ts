import { cast } from '../model/cast.ts';
import type { Backward, Forward, ForwardOptions, Layer, Params } from '../model/layer.ts';
import { Sequential } from '../model/sequential.ts';
import { withParams } from '../model/with-params.ts';
import { copy, type Dtype, type Tensor } from '../tensor/index.ts';

/** What a gradient is the gradient of: the input, or a parameter by its name. */
export type Place = { readonly input: true } | { readonly parameter: string };

/** A layer, its input and its options in one dtype: the same computation in as many arithmetics as an oracle wants. */
export class Trial {
  readonly layer: Layer;
  readonly X: Tensor;
  readonly options: ForwardOptions;
  readonly dtype: Dtype;
  /** How many forward passes it took so far. */
  forwards = 0;
  #restingOutput: Tensor | undefined;

  /** @param wholeInput whether X holds labels or ids, which stay float64 and have no gradient */
  constructor(layer: Layer, X: Tensor, options: ForwardOptions, dtype: Dtype, wholeInput: boolean) {
    this.layer = cast(layer, dtype);
    this.X = copy(wholeInput ? X : cast(X, dtype));
    this.options = options;
    this.dtype = dtype;
  }

  /** The tensor at a place. */
  at(place: Place): Tensor {
    return 'input' in place ? this.X : this.layer.params[place.parameter]!;
  }

  /** The output as it is. */
  output(): Tensor {
    return this.#forward(this.layer, this.X)[0];
  }

  /** The output as it is, computed once. */
  get restingOutput(): Tensor {
    return this.#restingOutput ??= copy(this.output());
  }

  /** The output with another tensor at one place, which may change between calls. */
  outputWith(place: Place, changed: Tensor): () => Tensor {
    if ('input' in place) return () => this.#forward(this.layer, changed)[0];
    const params: Params = { ...this.layer.params, [place.parameter]: changed };
    if (!keepsParams(this.layer)) return () => this.#forward(withParams<Layer>(this.layer, params), this.X)[0];
    const layer = withParams<Layer>(this.layer, params);
    return () => this.#forward(layer, this.X)[0];
  }

  /**
   * A tensor at a place, and the output with whatever is written to it, which is to be taken back: the trial's own
   * tensor, where `cast` has made one and the layer reads it, so that nothing is copied.
   */
  outputOf(place: Place): readonly [changed: Tensor, output: () => Tensor] {
    if ('input' in place || (this.dtype === 'complex' && keepsParams(this.layer))) {
      return [this.at(place), () => this.#forward(this.layer, this.X)[0]];
    }
    const changed = copy(this.at(place));
    return [changed, this.outputWith(place, changed)];
  }

  /** What backward returns for an upstream gradient, which is cast to the trial's dtype. */
  backward(R: Tensor): Backward<Params> {
    const [, cache] = this.#forward(this.layer, this.X);
    return this.layer.backward(cast(R, this.dtype), cache);
  }

  #forward(layer: Layer, X: Tensor): Forward<unknown> {
    this.forwards++;
    return layer.forward(X, this.options);
  }
}

/** Whether the layer's copy reads the very tensors it was given: a `withParams` of its own may derive others. */
function keepsParams(layer: Layer): boolean {
  return layer instanceof Sequential ? layer.layers.every(keepsParams) : layer.withParams === undefined;
}
