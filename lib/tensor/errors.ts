/** Shapes that do not fit. The message names the operation, the shapes and the dimension that disagrees. */
export class ShapeError extends RangeError {
  /** The name that an uncaught error is printed with. */
  override readonly name = 'ShapeError';
}

/** Number types that may not meet in one operation. The message names the operation and both. */
export class DtypeError extends TypeError {
  /** The name that an uncaught error is printed with. */
  override readonly name = 'DtypeError';
}

/** What came instead of what was wanted, for messages. */
export function came(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
