import type { Tensor } from '../tensor/index.ts';
import type { Layer } from './layer.ts';

/**
 * The same layer with other parameters; nothing is written. The default is an object whose prototype is the layer and
 * which has `params` of its own, so that methods find the new ones; a layer for which that does not do (private fields,
 * a layer made of layers) brings a method `withParams`.
 * @throws TypeError where a parameter is missing or unknown.
 */
export function withParams<L extends Layer>(layer: L, params: { readonly [K in keyof L['params']]: Tensor }): L {
  const wanted = Object.keys(layer.params), given = Object.keys(params);
  const missing = wanted.filter(name => !given.includes(name)), unknown = given.filter(name => !wanted.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new TypeError(`withParams: missing [${missing.join(', ')}], unknown [${unknown.join(', ')}]; `
      + `the layer has [${wanted.join(', ')}]`);
  }
  if (layer.withParams !== undefined) return layer.withParams(params) as L;
  return Object.create(layer, { params: { value: params, enumerable: true } }) as L;
}
