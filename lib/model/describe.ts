import type { Layer } from './layer.ts';

/** A layer as messages and tables name it: `Linear(128 → 10)`, or its class's name where it has no `toString`. */
export function describeLayer(layer: object): string {
  const text = (layer as { toString(): string }).toString();
  return text === '[object Object]' ? layer.constructor.name : text;
}

/** Says of a value what it is, for a message about one that should have been something else. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return `the function ${value.name === '' ? '(anonymous)' : value.name}`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') {
    const { constructor } = value as { constructor?: { name: string } };
    return `an object of class ${constructor?.name ?? '(none)'}`;
  }
  return typeof value;
}

/** Runs a layer's part of a network; an error that comes out says where: `layer 2, Linear(128 → 10): …`. */
export function inLayer<R>(index: number, layer: Layer, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error) {
      const message = `layer ${index}, ${describeLayer(layer)}: ${error.message}`;
      error.stack = error.stack?.replace(error.message, message) ?? message;
      error.message = message;
    }
    throw error;
  }
}
