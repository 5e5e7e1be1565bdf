// The layer that is checked: forward is the reference's, in any arithmetic, so that the numeric gradient is that of what
// was asked for; backward in float64 is the submission's. So a submission is held against exact oracles although its
// own code only ever sees plain numbers.
import type { Backward, BackwardOptions, Forward, ForwardOptions, Layer, Params } from '../../model/layer.ts';
import { describeLayer } from '../../model/describe.ts';
import { withParams } from '../../model/with-params.ts';
import { type Dtype, Tensor } from '../../tensor/index.ts';
import { widened } from './widened.ts';

/** Both caches of a forward. */
interface JudgedCache {
  readonly ofReference: unknown;
  /** The submission's, where its forward was run. */
  readonly own?: unknown;
}

/** A submission's layer with its reference, as one. */
export class JudgedLayer implements Layer<Params, JudgedCache> {
  readonly params: Params;
  readonly buffers?: Params;
  readonly #own: Layer;
  readonly #reference: Layer;
  readonly #ownOutput: boolean;

  /**
   * @param own the submission's layer, with the reference's parameters
   * @param ownOutput whether the output in float64 is the submission's, which is right; or, where it is not, that of
   * the reference, so that backward can be judged nevertheless
   */
  constructor(own: Layer, reference: Layer, ownOutput: boolean) {
    this.params = reference.params;
    if (reference.buffers !== undefined) this.buffers = reference.buffers;
    this.#own = own;
    this.#reference = reference;
    this.#ownOutput = ownOutput;
  }

  withParams(params: Params, buffers?: Params): JudgedLayer {
    const plain = Object.values(params).every(P => P.dtype === 'float64');
    const own = plain && Object.keys(params).length > 0 ? withParams(this.#own, params) : this.#own;
    return new JudgedLayer(own, withParams(this.#reference, params, buffers), this.#ownOutput);
  }

  forward(X: Tensor, options?: ForwardOptions): Forward<JudgedCache> {
    const [Y, ofReference] = this.#reference.forward(X, options);
    if (!isPlain(X, this.params, Y.dtype)) return [Y, { ofReference }];
    const [own, cache] = this.#own.forward(X, options);
    return [this.#ownOutput ? own : Y, { ofReference, own: cache }];
  }

  backward(dY: Tensor, cache: JudgedCache, options?: BackwardOptions): Backward<Params> {
    if ('own' in cache) return this.#own.backward(dY, cache.own, options);
    const { dX, grads } = this.#reference.backward(dY, cache.ofReference, options);
    return { dX: widened(dX), grads: Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, widened(g)])) };
  }

  toString(): string {
    return describeLayer(this.#reference);
  }
}

function isPlain(X: Tensor, params: Params, result: Dtype): boolean {
  return [X, ...Object.values(params)].every(({ dtype }) => dtype === 'float64') && result === 'float64';
}
