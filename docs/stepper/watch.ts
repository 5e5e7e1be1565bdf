import { Tensor } from '../../lib/tensor/index.ts';

let watching: Map<string, Tensor> | undefined;

/**
 * Called behind each labelled line of a layer's backward, by a call that the page's build puts there: the page shows
 * what the very lines of the library have computed, intermediate results included.
 */
export function seen(label: string, value: unknown): void {
  if (value instanceof Tensor && value !== Tensor.none) watching?.set(label, value);
}

/** Runs something, and returns with its result what labelled lines have computed meanwhile. */
export function watchLines<R>(run: () => R): readonly [result: R, values: Map<string, Tensor>] {
  const values = new Map<string, Tensor>();
  watching = values;
  try {
    return [run(), values];
  } finally {
    watching = undefined;
  }
}
