import type { ForwardOptions, Layer, Params } from '../model/layer.ts';
import { withParams } from '../model/with-params.ts';
import { full, type Tensor } from '../tensor/index.ts';
import { bitsOf, firstDifference } from './snapshot.ts';

// A check runs the layer with other parameters than its own. Not every class lets itself be copied: a copy made by
// Object.create has no private fields, and arrow functions go on with the `this` that they were born with.

const BRING = 'bring a method withParams(params) that returns the same layer with those';

/** Thrown where a layer cannot be given other parameters: nothing is known to be wrong, and nothing can be checked. */
export class NotCheckable extends Error {
  override readonly name = 'NotCheckable';
}

/** The layer with other parameters; the layer itself where it has none. */
export function copyOf(layer: Layer, params: Params): Layer {
  return Object.keys(params).length === 0 ? layer : withParams(layer, params);
}

/**
 * Runs the layer's copy with the same parameters, which has to work because the layer itself does.
 * @throws {@link NotCheckable} that says what the copy throws.
 */
export function checkCopies(layer: Layer, X: Tensor, options: ForwardOptions): void {
  const problem = copyProblem(layer, X, options);
  if (problem !== undefined) throw new NotCheckable(problem);
}

/** What keeps the layer's copy with the same parameters from running, in a sentence; nothing where it runs. */
export function copyProblem(layer: Layer, X: Tensor, options: ForwardOptions): string | undefined {
  try {
    copyOf(layer, layer.params).forward(X, options);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const why = /private (member|field|method)/i.test(message) ? ' (a copy does not have private fields)' : '';
    return `cannot be checked: with other parameters the layer throws '${message}'${why}: ${BRING}`;
  }
}

/**
 * The parameters that cannot be checked, each with the sentence that says why: the layer's copy goes on with the old
 * one although it was given another. A parameter that forward does not use at all, a forgotten bias, is none of these:
 * its gradient should be zero.
 * @param Y the layer's output
 * @param matters whether backward says that the output depends on a parameter, and nothing has shown yet that it does
 */
export function staleParameters(layer: Layer, X: Tensor, options: ForwardOptions, Y: Tensor,
  matters: (name: string) => boolean): ReadonlyMap<string, string> {
  const { params } = layer, names = Object.keys(params).filter(matters), before = bitsOf([['Y', Y]]);
  if (names.length === 0) return new Map();
  const unchanged = (subject: Layer): boolean => {
    try {
      return firstDifference(before, bitsOf([['Y', subject.forward(X, options)[0]]])) === undefined;
    } catch {
      return false;                                            // it noticed
    }
  };
  const spoilt = Object.entries(params).map(([name, P]) => [name, full(P.shape, NaN, { dtype: P.dtype })] as const);
  const ignoresAll = (): boolean => unchanged(withParams(layer, Object.fromEntries(spoilt)));
  const stale = names.filter(name => {
    const one = { ...params, [name]: spoilt.find(([other]) => other === name)![1] };
    return unchanged(withParams(layer, one)) && (ignoresAll() || !withSpoilt(params[name]!, () => unchanged(layer)));
  });
  return new Map(stale.map(name => [name, `cannot be checked: withParams(layer, { ${name} }) goes on with the old `
    + `${name}: use methods and this.params (arrow functions, closures and fields keep the old ones), or ${BRING}`]));
}

/** Runs something while a tensor holds NaN; afterwards it is as it was. (Not by `assign`: caches need not know.) */
function withSpoilt<R>({ data }: Tensor, run: () => R): R {
  const numbers = data as Float64Array, kept = numbers.slice();
  try {
    numbers.fill(NaN);
    return run();
  } finally {
    numbers.set(kept);
  }
}
