import { roomInScope } from './scope.ts';

const SLAB_BYTES = 65_536;
const SMALL_BYTES = 4_096;

let slab = new ArrayBuffer(SLAB_BYTES);
let used = 0;

type Constructor<A> = (new (buffer: ArrayBuffer, byteOffset: number, length: number) => A)
  & (new (length: number) => A) & { readonly BYTES_PER_ELEMENT: number };

/**
 * Room for `length` numbers. A typed array of its own costs V8 up to a microsecond beyond 64 bytes, a view into a
 * larger buffer a twentieth of that; so small ones are cut from slabs, one after the other, each piece given out once.
 * Inside a scope it is the arena that is cut from, as long as there is room.
 * @throws RangeError where the memory has run out.
 */
export function allocateFromSlab<A>(Constructor: Constructor<A>, length: number): A {
  const room = roomInScope(Constructor, length);
  if (room !== undefined) return room;
  const bytes = length * Constructor.BYTES_PER_ELEMENT;
  if (bytes > SMALL_BYTES) return allocateAlone(Constructor, length);
  if (used + bytes > SLAB_BYTES) {
    slab = new ArrayBuffer(SLAB_BYTES);
    used = 0;
  }
  const at = used;
  used += (bytes + 7) & ~7;                    // the next piece may be float64, which wants a multiple of 8
  return new Constructor(slab, at, length);
}

function allocateAlone<A>(Constructor: Constructor<A>, length: number): A {
  try {
    return new Constructor(length);
  } catch (cause) {
    const bytes = length * Constructor.BYTES_PER_ELEMENT;
    throw new RangeError(`out of memory: there is no room for ${length} numbers, ${bytes} bytes`, { cause });
  }
}
