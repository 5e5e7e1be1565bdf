import type { Tensor } from '../tensor/index.ts';
import type { Layer, Params } from './layer.ts';

/**
 * The same layer with other parameters; nothing is written. The default is an object whose prototype is the layer and
 * which has `params` of its own, so that methods find the new ones; a layer for which that does not do (private fields,
 * a layer made of layers) brings a method `withParams`.
 * @param buffers other running statistics; the layer's own, shared with it, unless given
 * @throws TypeError where a parameter or buffer is missing or unknown.
 */
export function withParams<L extends Layer>(layer: L, params: { readonly [K in keyof L['params']]: Tensor },
  buffers?: Params): L {
  checkNames('', layer.params, params);
  if (buffers !== undefined) checkNames('the buffers ', layer.buffers ?? {}, buffers);
  if (layer.withParams !== undefined) return layer.withParams(params, buffers) as L;
  const copy = buffers === undefined ? { __proto__: layer, params } : { __proto__: layer, params, buffers };
  return copy as unknown as L;
}

function checkNames(what: string, of: Params, others: object): void {
  const wanted = Object.keys(of), given = Object.keys(others);
  if (wanted.length === given.length && wanted.every(name => Object.hasOwn(others, name))) return;
  const missing = wanted.filter(name => !given.includes(name)), unknown = given.filter(name => !wanted.includes(name));
  throw new TypeError(`withParams: ${what}missing [${missing.join(', ')}], unknown [${unknown.join(', ')}]; `
    + `the layer has [${wanted.join(', ')}]`);
}
