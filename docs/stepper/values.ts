import type { Params, Sequential } from '../../lib/model/index.ts';
import { tensor } from '../../lib/tensor/index.ts';
import type { Values } from './session.ts';

/** A network with parameters, and running statistics, that were learned; itself where there are none. */
export function withValues(model: Sequential, values: Values | undefined): Sequential {
  if (values === undefined) return model;
  const learned = (tensors: Params): Params => Object.fromEntries(Object.entries(tensors)
    .map(([name, { shape }]) => [name, tensor(values[name]!, shape)]));
  return model.withParams(learned(model.params), learned(model.buffers));
}
