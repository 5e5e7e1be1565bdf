import { Tensor } from '../tensor/index.ts';

/** Every tensor that a cache (or any nested value) holds, with the path to it: `X`, `mask`, `0.xHat`. */
export function* tensorsIn(value: unknown, path = ''): Generator<readonly [path: string, tensor: Tensor]> {
  if (value === Tensor.none || value === null || typeof value !== 'object') return;
  if (value instanceof Tensor) {
    yield [path, value];
  } else if (!ArrayBuffer.isView(value) && !(value instanceof Stamps)) {
    for (const [key, inner] of Object.entries(value)) yield* tensorsIn(inner, path === '' ? key : `${path}.${key}`);
  }
}

/** The versions of all tensors of a cache, noted when it was made. */
export class Stamps {
  readonly #stamps: readonly (readonly [path: string, tensor: Tensor, version: number])[];

  constructor(cache: unknown) {
    this.#stamps = [...tensorsIn(cache)].map(([path, tensor]) => [path, tensor, tensor.storage.version]);
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
