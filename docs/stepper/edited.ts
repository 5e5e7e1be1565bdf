import { gradcheck, type GradcheckReport } from '../../lib/gradcheck/index.ts';
import type { Layer } from '../../lib/model/index.ts';
import type { Tensor } from '../../lib/tensor/index.ts';

/** What an edited backward may use by name. */
export type Scope = { readonly [name: string]: unknown };

/**
 * The same layer with another backward. Nothing of the layer is changed.
 * @param code a method `backward(dY, cache) { … }` in JavaScript
 * @param scope what it may use besides the language
 * @throws SyntaxError where the code is none; TypeError where it is not a method of that name.
 */
export function withBackward(layer: Layer, code: string, scope: Scope): Layer {
  // Compiled on the reader's own machine, in a worker that has nothing but the library, at the reader's own wish.
  const make = Reflect.construct(Function, [...Object.keys(scope), `'use strict'; return ({ ${code}\n });`]) as
    (...values: readonly unknown[]) => { readonly backward?: unknown };
  const { backward } = make(...Object.values(scope));
  if (typeof backward !== 'function') throw new TypeError('wanted a method backward(dY, cache) { … }');
  return Object.create(layer, { backward: { value: backward } }) as Layer;
}

/** Checks an edited backward as the library checks its own: in training, for the input that the layer had. */
export function checkEdited(layer: Layer, X: Tensor, code: string, scope: Scope): GradcheckReport {
  return gradcheck(withBackward(layer, code, scope), X, { training: true });
}
