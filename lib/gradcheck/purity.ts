import type { Backward, ForwardOptions, Layer, Params } from '../model/layer.ts';
import { Tensor } from '../tensor/index.ts';
import { type Bits, bitsOf, cached, fieldsOf, firstDifference, type Named, sameFields } from './snapshot.ts';

/** What a forward and its backward returned. */
export interface Results extends Backward<Params> {
  readonly Y: Tensor;
}

/** Runs forward and backward. */
export function results(layer: Layer, X: Tensor, dY: Tensor, options: ForwardOptions): Results {
  const [Y, cache] = layer.forward(X, options);
  return { Y, ...layer.backward(dY, cache) };
}

/** The tensors of a result by name; ids have no dX. */
export function named({ Y, dX, grads }: Results): Named {
  const gradients = Object.entries(grads).map(([name, tensor]) => [`d${name}`, tensor] as const);
  return [['Y', Y], ...(dX === Tensor.none ? [] : [['dX', dX] as const]), ...gradients];
}

/** Throws where two results are not the same to the bit. */
export function checkSameBits(when: string, a: Results, b: Results): void {
  const difference = firstDifference(bitsOf(named(a)), bitsOf(named(b)));
  if (difference !== undefined) throw new Error(`${when}, the results differ: ${difference}`);
}

/** Runs forward and backward, and throws where either wrote to a parameter, X, dY, the cache or the layer. */
export function checkNothingWritten(layer: Layer, X: Tensor, dY: Tensor, options: ForwardOptions): Results {
  const before = { given: bitsOf(given()), fields: fieldsOf(layer) };
  const [Y, cache] = layer.forward(X, options);
  const unchanged = (step: string): void => {
    const written = firstDifference(before.given, bitsOf(given()));
    if (written !== undefined) throw new Error(`${step} wrote to ${written}`);
    if (!sameFields(fieldsOf(layer), before.fields)) throw new Error(`${step} kept something in the layer`);
  };
  unchanged('forward');
  const stored = bitsOf(cached(cache)), output = bitsOf([['Y', Y]]);
  const back = layer.backward(dY, cache);
  unchanged('backward');
  const written = firstDifference(stored, bitsOf(cached(cache))) ?? firstDifference(output, bitsOf([['Y', Y]]));
  if (written !== undefined) throw new Error(`backward wrote to ${written}`);
  return { Y, ...back };

  function given(): Named {
    return [['X', X], ['dY', dY], ...Object.entries({ ...layer.params, ...layer.buffers })];
  }
}

/**
 * Throws where the parameters' gradients are others with `inputGradient: false`. Where they are others anyway when
 * backward is run again, that is not the option's doing.
 * @param found what forward and backward returned without the option
 */
export function checkWithoutInputGradient(layer: Layer, X: Tensor, dY: Tensor, options: ForwardOptions,
  found: Results): void {
  const gradsOf = (inputGradient: boolean): Bits => {
    const [, cache] = layer.forward(X, options);
    return bitsOf(Object.entries(layer.backward(dY, cache, { inputGradient }).grads));
  };
  const before = bitsOf(Object.entries(found.grads)), difference = firstDifference(before, gradsOf(false));
  if (difference === undefined || firstDifference(before, gradsOf(true)) !== undefined) return;
  throw new Error(`with inputGradient: false, the gradients of the parameters differ: ${difference}`);
}

/** Runs something with a Math.random that throws. */
export function withoutMathRandom<R>(run: () => R): R {
  const { random } = Math;
  Math.random = () => { throw new Error('Math.random was called: draw from options.seed'); };
  try {
    return run();
  } finally {
    Math.random = random;
  }
}
