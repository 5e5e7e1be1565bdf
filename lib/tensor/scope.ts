import { type ArenaMemory, openArena } from './kernels/vectors.ts';

/** One run of `withArena`, to which all storages made in it belong. */
export class Scope {
  /** The scope around it. */
  readonly outer: Scope | undefined;
  /** Whether it is over, and its memory in use for something else. */
  ended = false;

  constructor(outer: Scope | undefined) {
    this.outer = outer;
  }
}

/** A part of the arena that lasts beyond scopes, in bytes. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

type Constructor<A> = (new (buffer: ArrayBuffer, byteOffset: number, length: number) => A)
  & { readonly BYTES_PER_ELEMENT: number };

const LINE = 64;                               // bytes: what is made begins at a line of the cache

let arena: ArenaMemory | undefined;
let current: Scope | undefined;
let inArena = false;                           // whether what is made now comes to lie in the arena
let top = 0, peak = 0;                         // scopes fill the arena from its start up to `top`,
let bottom = 0;                                // blocks from its end down to `bottom`
const blocks: Block[] = [];                    // the uppermost first

/** The scope that what is made now belongs to. */
export function currentScope(): Scope | undefined {
  return current;
}

/**
 * Runs something in a scope of its own. At its end, all that was made in it is given up at once.
 * @throws TypeError where it returns a promise: what runs later would not run in the scope.
 */
export function inScope<R>(run: () => R): R {
  if (arena === undefined) prepare();
  const start = top;
  const scope = new Scope(current);
  try {
    const result = within(scope, true, run);
    if (typeof (result as { then?: unknown } | undefined)?.then === 'function') {
      throw new TypeError('withArena: the function returned a promise, and a scope is over when its function returns; '
        + 'wait outside, and open one for each part that does not wait');
    }
    return result;
  } finally {
    scope.ended = true;
    peak = Math.max(peak, top);
    top = start;
  }
}

/** Runs something that makes tensors of another scope than the current one (of none, if undefined). */
export function belongingTo<R>(scope: Scope | undefined, run: () => R): R {
  return within(scope, false, run);
}

function within<R>(scope: Scope | undefined, arenaToo: boolean, run: () => R): R {
  const outer = current, outerInArena = inArena;
  current = scope;
  inArena = arenaToo;
  try {
    return run();
  } finally {
    current = outer;
    inArena = outerInArena;
  }
}

/** Room in the arena for `length` numbers of the scope. Undefined outside of scopes, and where there is none left. */
export function roomInScope<A>(Constructor: Constructor<A>, length: number): A | undefined {
  if (!inArena || arena === undefined) return undefined;
  const start = top, end = start + Math.ceil(length * Constructor.BYTES_PER_ELEMENT / LINE) * LINE;
  if (end > bottom) return undefined;
  top = end;
  return new Constructor(arena.buffer, start, length);
}

/** Room in the arena until {@link release}. Undefined where there is none left. */
export function reserveBlock(bytes: number): (Block & { readonly buffer: ArrayBuffer }) | undefined {
  if (arena === undefined) prepare();
  if (arena === undefined) return undefined;
  const length = Math.ceil(bytes / LINE) * LINE;
  let end = floorToLine(arena.end), k = 0;
  for (; k < blocks.length && end - blocks[k]!.end < length; k++) end = blocks[k]!.start;
  if (end - length < top) return undefined;
  const block = { buffer: arena.buffer, start: end - length, end };
  blocks.splice(k, 0, block);
  bottom = blocks.at(-1)!.start;
  return block;
}

/** Gives a block back. */
export function release(block: Block): void {
  blocks.splice(blocks.indexOf(block), 1);
  bottom = blocks.at(-1)?.start ?? floorToLine(arena!.end);
}

/** What the arena holds, in bytes: in scopes now, in scopes at most so far, and in blocks. */
export function arenaUse(): { readonly now: number; readonly peak: number; readonly blocks: number } {
  const start = arena?.start ?? 0;
  return {
    now: top - start, peak: Math.max(peak, top) - start, blocks: blocks.reduce((sum, b) => sum + b.end - b.start, 0),
  };
}

function prepare(): void {
  arena = openArena();
  top = peak = arena?.start ?? 0;
  bottom = floorToLine(arena?.end ?? 0);
}

function floorToLine(address: number): number {
  return Math.floor(address / LINE) * LINE;
}
