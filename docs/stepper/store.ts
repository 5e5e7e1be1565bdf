import { labels } from './derived.ts';
import { fitted } from './fit.ts';
import { readHash, writeHash } from './hash.ts';
import { networkKey, type State } from './state.ts';

/** How long the address may lag behind: browsers refuse to change it very often. */
const LAG_MS = 250;

/** The state of the page. It stands in the address, and whoever changes it or goes back or forward is followed. */
export class Store {
  #state: State;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: (state: State, before: State | undefined) => void;
  readonly #complain: (problems: readonly string[]) => void;

  /**
   * @param changed called with the new state, and the one before
   * @param complain called with what is wrong with an address that was opened; with nothing where nothing is
   */
  constructor(changed: (state: State, before: State | undefined) => void,
    complain: (problems: readonly string[]) => void) {
    this.#changed = changed;
    this.#complain = complain;
    this.#state = this.#read();
    changed(this.#state, undefined);
    addEventListener('popstate', () => { this.#follow(); });
    addEventListener('pagehide', () => { this.#writeNow(); });
  }

  get state(): State {
    return this.#state;
  }

  /** A choice of the user's: a step of its own in the browser's history. */
  choose(patch: Partial<State>): void {
    this.#writeNow();
    if (this.#set(patch)) history.pushState(null, '', this.address());
  }

  /** Something that goes on, such as the steps of a pass: it takes the place of what stood there. */
  move(patch: Partial<State>): void {
    if (!this.#set(patch)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#writeNow(); }, LAG_MS);
  }

  /** The address of the state. */
  address(): string {
    return `${location.pathname}${location.search}#${writeHash(this.#state)}`;
  }

  #writeNow(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    history.replaceState(null, '', this.address());
  }

  /** Takes over what is different, and returns whether anything is. */
  #set(patch: Partial<State>): boolean {
    const before = this.#state, wanted = { ...before, ...patch };
    // What was trained, and whatever else was computed, is of another network then.
    const anew = networkKey(wanted) !== networkKey(before) && patch.trained === undefined;
    const { state } = fitted(anew ? { ...wanted, trained: 0 } : wanted, labels);
    if (writeHash(state) === writeHash(before)) return false;
    this.#state = state;
    this.#changed(state, before);
    return true;
  }

  #read(): State {
    const read = readHash(location.hash), { state, problems } = fitted(read.state, labels);
    this.#complain([...read.problems, ...problems]);
    return state;
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const before = this.#state;
    this.#state = this.#read();
    this.#changed(this.#state, before);
  }
}
