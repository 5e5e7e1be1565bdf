import { Tensor } from '../tensor/index.ts';

/** Every tensor that a cache (or any nested value) holds, with the path to it: `X`, `mask`, `0.xHat`. */
export function tensorsIn(value: unknown): (readonly [path: string, tensor: Tensor])[] {
  const found: (readonly [path: string, tensor: Tensor])[] = [];
  collect(value, '', found);
  return found;
}

function collect(value: unknown, path: string, found: (readonly [path: string, tensor: Tensor])[]): void {
  if (typeof value !== 'object' || value === null || value === Tensor.none) return;
  if (value instanceof Tensor) {
    found.push([path, value]);
  } else if (!ArrayBuffer.isView(value) && !(value instanceof Stamps)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, found);
  }
}

/** The versions of all tensors of a cache, noted when it was made. */
export class Stamps {
  readonly #stamps: readonly (readonly [path: string, tensor: Tensor, version: number])[];

  constructor(cache: unknown) {
    this.#stamps = tensorsIn(cache).map(([path, tensor]) => [path, tensor, tensor.storage.version]);
  }

  /**
   * Checks that nothing has been written to since.
   * @throws Error that names the tensor.
   */
  check(): void {
    for (const [path, tensor, version] of this.#stamps) {
      if (tensor.storage.version !== version) {
        throw new Error(`the cached ${path === '' ? 'tensor' : path} was written to between forward and backward `
          + '(by an optimizer\'s step, or assign): run forward again');
      }
    }
  }
}
