import type { Layer } from './layer.ts';

/** Whether something has what makes a layer: params, forward and backward. */
export function isLayer(value: unknown): value is Layer {
  const { params, forward, backward } = (value ?? {}) as Partial<Layer>;
  return typeof params === 'object' && typeof forward === 'function' && typeof backward === 'function';
}
