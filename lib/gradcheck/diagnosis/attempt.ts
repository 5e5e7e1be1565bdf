/**
 * What something computes, or nothing where it is refused: a supposition may put a shape, an axis or a value to a layer
 * or to an operation that it does not take.
 */
export function attempt<R>(compute: () => R): R | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}
