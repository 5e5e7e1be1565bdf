import { cast } from '../model/cast.ts';
import type { Backward, ForwardOptions, Layer, Params } from '../model/layer.ts';
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
    return this.layer.forward(this.X, this.options)[0];
  }

  /** The output with another tensor at one place, which may change between calls. */
  outputWith(place: Place, changed: Tensor): () => Tensor {
    if ('input' in place) return () => this.layer.forward(changed, this.options)[0];
    const params: Params = { ...this.layer.params, [place.parameter]: changed };
    const layer = withParams<Layer>(this.layer, params);
    return () => layer.forward(this.X, this.options)[0];
  }

  /** What backward returns for an upstream gradient, which is cast to the trial's dtype. */
  backward(R: Tensor): Backward<Params> {
    const [, cache] = this.layer.forward(this.X, this.options);
    return this.layer.backward(cast(R, this.dtype), cache);
  }
}
