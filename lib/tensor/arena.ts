import { belongingTo, type Block, currentScope, inScope, release, reserveBlock } from './scope.ts';
import { assign } from './assign.ts';
import { checkTensor, type Home, type Storage, type Tensor } from './tensor.ts';
import { copy } from './views.ts';

/**
 * Runs something whose tensors live in an arena: one piece of WebAssembly memory, in which the kernels use them where
 * they lie, and which is given up at once when the function returns or throws. A step of training is some dozens of
 * tensors of which none is needed afterwards. {@link keep} makes what is to last:
 *
 * `const Y = withArena(() => keep(model.forward(X)[0]))`
 *
 * All tensors made inside belong to the scope, and using one after its end is an error that says so. Plain numbers are
 * no tensors: `item()` is enough for a loss. What was made before can be used, and written to by {@link assign}. Scopes
 * may be nested. Where an arena is full, or there is no WebAssembly, ordinary memory does the same, more slowly.
 * @throws TypeError where the function returns a promise: a scope is over when its function returns.
 */
export function withArena<R>(run: () => R): R {
  return inScope(run);
}

/** A copy of a tensor that belongs to the scope around the current one, or to none if that was the outermost. */
export function keep(t: Tensor): Tensor {
  checkTensor('keep', t);
  return belongingTo(currentScope()?.outer, () => copy(t));
}

/**
 * Moves tensors that last, such as parameters, into the arena, and returns the function that moves them back. They stay
 * the same tensors; kernels find them where they work instead of copying them at every product. What does not fit in
 * stays where it is. `train` does this for a model's parameters and what the optimizer remembers of them.
 */
export function reside(tensors: Iterable<Tensor>): () => void {
  const residence = new Residence();
  for (const t of tensors) residence.take(t.storage);
  return () => { residence.end(); };
}

/**
 * What an optimizer remembers of a parameter: `value`, written over what it remembered `before` if there is that, else
 * a copy that lasts, whatever scope is open, and lives where the parameter lives.
 */
export function remember(parameter: Tensor, value: Tensor, before?: Tensor): Tensor {
  const kept = before ?? belongingTo(undefined, () => copy(value));
  if (before !== undefined) assign(before, value);
  parameter.storage.home?.take(kept.storage);
  return kept;
}

/** Storages that have moved into the arena, and will move back. */
class Residence implements Home {
  readonly #blocks = new Map<Storage, Block>();
  #ended = false;

  take(storage: Storage): void {
    const { elements } = storage;
    if (storage.home !== undefined || storage.scope !== undefined || !ArrayBuffer.isView(elements)) return;
    const block = this.#ended ? undefined : reserveBlock(elements.byteLength);
    if (block === undefined) return;
    const Constructor = elements.constructor as Float64ArrayConstructor;     // or another: all take the same
    const moved = new Constructor(block.buffer, block.start, elements.length);
    moved.set(elements);
    storage.elements = moved;
    storage.home = this;
    this.#blocks.set(storage, block);
  }

  end(): void {
    this.#ended = true;
    for (const [storage, block] of this.#blocks) {
      storage.elements = storage.elements.slice();
      storage.home = undefined;
      release(block);
    }
    this.#blocks.clear();
  }
}
