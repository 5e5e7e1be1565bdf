// The layer that is checked: forward is the reference's, in any arithmetic, so that the numeric gradient is that of
// what was asked for; backward in float64 is the submission's. So a submission is held against exact oracles although
// its own code only ever sees plain numbers. And it sees copies of them: if it could make the reference's W and X zero,
// its zeros would be right.
import { allFinite } from '../../gradcheck/all-finite.ts';
import type { Backward, BackwardOptions, Forward, ForwardOptions, Layer, Params } from '../../model/layer.ts';
import { describeLayer } from '../../model/describe.ts';
import { withParams } from '../../model/with-params.ts';
import { copy, type Dtype, type Tensor } from '../../tensor/index.ts';
import { messageOf } from './findings.ts';
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
  readonly #failures: string[];

  /**
   * @param own the submission's layer, with the reference's parameters
   * @param failures takes up what the submission's forward throws at numbers that the reference computes with, some of
   * which a check of the gradients passes over
   */
  constructor(own: Layer, reference: Layer, failures: string[]) {
    this.params = reference.params;
    if (reference.buffers !== undefined) this.buffers = reference.buffers;
    this.#own = own;
    this.#reference = reference;
    this.#failures = failures;
  }

  withParams(params: Params, buffers?: Params): JudgedLayer {
    const plain = Object.values(params).every(P => P.dtype === 'float64');
    const own = plain && Object.keys(params).length > 0 ? withParams(this.#own, copies(params)) : this.#own;
    return new JudgedLayer(own, withParams(this.#reference, params, buffers), this.#failures);
  }

  forward(X: Tensor, options?: ForwardOptions): Forward<JudgedCache> {
    const [Y, ofReference] = this.#reference.forward(X, options);
    if (!isPlain(X, this.params, Y.dtype)) return [Y, { ofReference }];
    try {
      const [, own] = this.#own.forward(copy(X), options);
      return [Y, { ofReference, own }];
    } catch (error) {
      if (allFinite(Y)) this.#failures.push(messageOf(error));
      throw error;
    }
  }

  backward(dY: Tensor, cache: JudgedCache, options?: BackwardOptions): Backward<Params> {
    if ('own' in cache) return this.#own.backward(copy(dY), cache.own, options);
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

/** The same parameters in tensors of their own. */
export function copies(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, P]) => [name, copy(P)]));
}
