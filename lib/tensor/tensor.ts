import type { Dtype, Elements } from './dtype.ts';
import { came } from './errors.ts';
import { formatTensor } from './format.ts';
import { kernelsOf } from './kernels/index.ts';
import { currentScope, type Scope } from './scope.ts';
import { formatShape, rowMajor, type Shape, sizeOf, type Strides } from './shape.ts';
import { tensorHtml } from './tensor-html.ts';

/** Where storages live for a while, as those of parameters do in training. */
export interface Home {
  /** Moves a storage in, where it is not yet at home anywhere and there is room. */
  take(storage: Storage): void;
}

/** What the elements of a tensor and of all its views lie in. */
export class Storage {
  /** The elements, those of all views together. They are others after a move in or out of an arena. */
  elements: Elements;
  /** How often `assign` wrote here: a cache that finds another number than it noted knows that it is stale. */
  version = 0;
  /**
   * The scope that it was made in and ends with, if any. For the files of `lib/tensor`.
   * @hidden
   */
  readonly scope: Scope | undefined = currentScope();
  /**
   * Where it lives, if it was moved. Likewise.
   * @hidden
   */
  home: Home | undefined = undefined;

  constructor(elements: Elements) {
    this.elements = elements;
  }
}

/**
 * A block of numbers with a shape. Views (`transpose`, `reshape`, `slice`, `broadcastTo`) share the storage of the
 * tensor they were made from. Nothing writes to a tensor but {@link assign}, so a tensor can be kept, shared and used
 * twice.
 *
 * Make one with {@link tensor}, {@link zeros}, {@link randn}, …; work with it by free functions that read like the
 * formula: `add(matmul(X, transpose(W)), b)`.
 */
export class Tensor {
  /** The tensor that is not there: a gradient that nobody asked for. Any use of it throws and says so. */
  static readonly none: Tensor = noTensor(Tensor.prototype);

  /** Where the elements lie, shared with views. */
  readonly storage: Storage;
  /** The lengths of the dimensions. */
  readonly shape: Shape;
  /** How far one step along each dimension is in the storage, counted in elements. */
  readonly strides: Strides;
  /** Where in the storage the first element is, counted in elements. */
  readonly offset: number;
  /** What kind of number the elements are. */
  readonly dtype: Dtype;
  /** The number of elements. */
  readonly size: number;
  /** Whether the elements lie row by row without gaps. */
  readonly packed: boolean;

  /** For the operations of `lib/tensor`: use {@link tensor} and its like. */
  constructor(storage: Storage, shape: Shape, strides: Strides, offset: number, dtype: Dtype) {
    this.storage = storage;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.dtype = dtype;
    let size = 1, packed = true;
    for (let d = shape.length - 1; d >= 0; d--) {
      if (strides[d] !== size && shape[d] !== 1) packed = false;
      size *= shape[d]!;
    }
    this.size = size;
    this.packed = packed || size === 0;
  }

  /**
   * The storage's elements. A view shares them with its origin: element (i,j) is at `offset + i·strides[0] +
   * j·strides[1]`. Use `toArray` or `toTypedArray` for the numbers in order.
   * @throws Error where the tensor was made inside {@link withArena}, and that has ended.
   */
  get data(): Elements {
    const { scope, elements } = this.storage;
    if (scope?.ended === true) throw new Error(`a tensor was used after its end: ${epitaph(this)}`);
    return elements;
  }

  /** The number of dimensions. */
  get rank(): number {
    return this.shape.length;
  }

  /**
   * The number that a tensor of one element holds.
   * @throws RangeError where there is not exactly one.
   */
  item(): number {
    if (this.size !== 1) {
      throw new RangeError(`item: a tensor of shape ${formatShape(this.shape)} has ${this.size} elements, not one`);
    }
    return kernelsOf(this.dtype).read(this.data, this.offset);
  }

  /** As NumPy prints an array. */
  toString(): string {
    return formatTensor(this);
  }

  /** What a notebook shows: a table with a heat map where there are at most two dimensions. */
  [Symbol.for('Jupyter.display')](): { readonly [type: string]: string } {
    const gone = this.storage.scope?.ended === true, html = gone ? undefined : tensorHtml(this);
    return { ...html !== undefined && { 'text/html': html }, 'text/plain': inspected(this) };
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return inspected(this);
  }

  /** What `console.log` shows in Deno. */
  [Symbol.for('Deno.customInspect')](): string {
    return inspected(this);
  }
}

function inspected(t: Tensor): string {
  return t.storage.scope?.ended === true ? `Tensor (gone: ${epitaph(t)})` : formatTensor(t);
}

function epitaph({ dtype, shape }: Tensor): string {
  return `${dtype} ${formatShape(shape)} was made inside withArena, which has ended and given its memory up; `
    + 'keep(t), called inside, is a copy that lasts';
}

/** A new tensor of unspecified contents, for the operation that makes it to fill. */
export function fresh(shape: Shape, dtype: Dtype): Tensor {
  return new Tensor(new Storage(kernelsOf(dtype).allocate(sizeOf(shape))), shape, rowMajor(shape), 0, dtype);
}

/**
 * Refuses what is no tensor, for callers without types.
 * @throws TypeError that says what came.
 */
export function checkTensor(operation: string, a: unknown): void {
  if (a instanceof Tensor) return;
  const hint = Array.isArray(a) ? ' (make it a tensor with tensor(…))' : '';
  throw new TypeError(`${operation}: expected a tensor, got ${came(a)}${hint}`);
}

function noTensor(prototype: Tensor): Tensor {
  const refuse = (): never => {
    throw new TypeError('Tensor.none was used: this gradient does not exist (integer input) or was not asked for '
      + '(inputGradient: false)');
  };
  const printed = { value: () => 'Tensor.none' };         // a cache or a result that holds it can still be looked at
  const shown = { value: () => ({ 'text/plain': 'Tensor.none' }) };
  const target = Object.create(prototype, {
    [Symbol.for('Jupyter.display')]: shown,
    [Symbol.for('nodejs.util.inspect.custom')]: printed,
    [Symbol.for('Deno.customInspect')]: printed,
  }) as Tensor;
  return new Proxy(target, {
    get: (_, key) => Object.hasOwn(target, key) ? Reflect.get(target, key) as unknown : refuse(),
    set: refuse,
  });
}
