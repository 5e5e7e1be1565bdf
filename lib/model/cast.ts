import { cast as castTensor, type Dtype, Tensor } from '../tensor/index.ts';
import type { Layer, Params } from './layer.ts';
import { withParams } from './with-params.ts';

/**
 * The same tensor, or the same layer, in another dtype: a layer is given its parameters and buffers in it, and from
 * there on every operation follows. What has the dtype already is returned as it is. Nothing is written.
 * @throws DtypeError for a dtype that there is not.
 */
export function cast<T extends Tensor | Layer>(subject: T, dtype: Dtype): T {
  return (subject instanceof Tensor ? castTensor(subject, dtype) : castLayer(subject, dtype)) as T;
}

function castLayer(layer: Layer, dtype: Dtype): Layer {
  const { params, buffers } = layer;
  if ([...Object.values(params), ...Object.values(buffers ?? {})].every(P => P.dtype === dtype)) return layer;
  const done = new Map<Tensor, Tensor>();                    // what is tied stays tied
  const inDtype = (tensors: Params): Params => Object.fromEntries(Object.entries(tensors).map(([name, P]) => {
    const other = done.get(P) ?? castTensor(P, dtype);
    done.set(P, other);
    return [name, other];
  }));
  return withParams(layer, inDtype(params), buffers && inDtype(buffers));
}
