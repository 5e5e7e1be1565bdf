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

/** The same tensors in the same order, without the paths, which cost more than the rest and are for messages. */
function addTensors(value: unknown, found: Tensor[]): void {
  if (typeof value !== 'object' || value === null || value === Tensor.none) return;
  if (value instanceof Tensor) {
    found.push(value);
  } else if (!ArrayBuffer.isView(value) && !(value instanceof Stamps)) {
    for (const inner of Array.isArray(value) ? value : Object.values(value)) addTensors(inner, found);
  }
}

/** The versions of all tensors of a cache, noted when it was made. */
export class Stamps {
  readonly #cache: unknown;
  readonly #tensors: Tensor[] = [];
  readonly #versions: readonly number[];

  constructor(cache: unknown) {
    this.#cache = cache;
    addTensors(cache, this.#tensors);
    this.#versions = this.#tensors.map(({ storage }) => storage.version);
  }

  /**
   * Checks that nothing has been written to since.
   * @throws Error that names the tensor.
   */
  check(): void {
    const stale = this.#tensors.find(({ storage }, k) => storage.version !== this.#versions[k]);
    if (stale === undefined) return;
    const path = tensorsIn(this.#cache).find(([, tensor]) => tensor === stale)?.[0] ?? '';
    throw new Error(`the cached ${path === '' ? 'tensor' : path} was written to between forward and backward `
      + '(by an optimizer\'s step, or assign): run forward again');
  }
}
