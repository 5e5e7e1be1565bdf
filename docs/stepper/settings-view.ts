import { dataTitles } from './data-sets.ts';
import { byId } from './dom.ts';
import { showLayers } from './layers-view.ts';
import { limits, networkKey, type State } from './state.ts';
import type { Store } from './store.ts';

/** The choices that are lists, and those that are numbers, by the ids of their controls. */
const lists = ['data', 'points', 'optimizer', 'batch', 'speed'] as const;
const numbers = ['noise', 'samples', 'seed', 'rate', 'below', 'most'] as const;
/** Which of the numbers need not be whole. */
const fractions: readonly string[] = ['noise', 'rate', 'below'];

/** The controls in which network, data and training are chosen. */
export class SettingsView {
  readonly #store: Store;
  #shown = '';

  constructor(store: Store) {
    this.#store = store;
    for (const id of lists) {
      const select = byId(id, HTMLSelectElement);
      select.addEventListener('change', () => {
        const { value } = select, text = id === 'data' || id === 'optimizer';
        store.choose({ [id]: text ? value : Number(value) });
      });
    }
    for (const id of numbers) {
      const input = byId(id, HTMLInputElement);
      input.addEventListener('change', () => { this.#read(id, input); });
    }
    byId('new-seed').addEventListener('click', () => { this.newSeed(); });
  }

  /** Another initialisation, and another order of the points. */
  newSeed(): void {
    this.#store.choose({ seed: Math.floor(Math.random() * 10000) });
  }

  /** Takes over a number, the nearest one that is allowed; what is none is put back. */
  #read(id: typeof numbers[number], input: HTMLInputElement): void {
    const [low, high] = limits[id], wanted = input.value.trim() === '' ? NaN : Number(input.value);
    if (Number.isNaN(wanted)) {
      input.value = String(this.#store.state[id]);
      return;
    }
    const value = Math.min(high, Math.max(low, fractions.includes(id) ? wanted : Math.round(wanted)));
    input.value = String(value);
    // A training goes on as it was where only its end is another.
    this.#store.choose({ [id]: value, ...(id === 'below' || id === 'most') && { trained: this.#store.state.trained } });
  }

  /** Shows a state. While only training goes on, what somebody is writing into a field stays. */
  show(state: State): void {
    const shown = JSON.stringify([networkKey(state), state.samples, state.speed]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    for (const id of lists) byId(id, HTMLSelectElement).value = String(state[id]);
    for (const id of numbers) byId(id, HTMLInputElement).value = String(state[id]);
    showLayers(this.#store, state);
    const layers = state.layers.map(({ kind, size }) => kind === 'Linear' ? `${kind} ${size}` : kind);
    byId('chosen').textContent = [dataTitles[state.data], ...layers, 'Linear', `seed ${state.seed}`].join(' · ');
  }
}
