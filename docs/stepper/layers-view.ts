import { dataSets } from './data-sets.ts';
import { byId, h, refill } from './dom.ts';
import { isKind, kinds, type LayerChoice } from './kinds.ts';
import { limits, type State } from './state.ts';
import type { Store } from './store.ts';

/** How many features a Linear layer makes unless said. */
const USUAL_SIZE = 6;

/** The list in which the hidden layers are chosen. */
export function showLayers(store: Store, state: State): void {
  const { layers } = state, [least, most] = limits.size;
  const choose = (changed: readonly LayerChoice[]): void => { store.choose({ layers: changed }); };
  const replace = (at: number, layer: LayerChoice): void => { choose(layers.map((old, k) => k === at ? layer : old)); };
  const items = layers.map(({ kind, size }, k) => {
    const select = h('select', { 'aria-label': `layer ${k}`, 'data-key': `kind.${k}` },
      ...kinds.map(name => h('option', { selected: name === kind }, name)));
    select.addEventListener('change', () => {
      if (isKind(select.value)) replace(k, { kind: select.value, size: select.value === 'Linear' ? USUAL_SIZE : 0 });
    });
    const number = h('input', {
      'type': 'number', 'min': least, 'max': most, 'value': size, 'aria-label': `features that layer ${k} makes`,
      'data-key': `size.${k}`,
    });
    number.addEventListener('change', () => {
      const wanted = Math.round(Number(number.value));
      const nearest = Math.min(most, Math.max(least, Number.isNaN(wanted) ? size : wanted));
      number.value = String(nearest);
      replace(k, { kind, size: nearest });
    });
    const remove = h('button', {
      'type': 'button', 'aria-label': `remove layer ${k}, ${kind}`, 'data-key': `remove.${k}`,
    }, '×');
    remove.addEventListener('click', () => { choose(layers.filter((_, other) => other !== k)); });
    return h('li', {}, select, kind === 'Linear' && number, remove);
  });
  const full = layers.length >= limits.layers[1];
  const add = h('button', { 'type': 'button', 'data-key': 'add', 'disabled': full }, 'Add a layer');
  add.addEventListener('click', () => {
    const kind = layers.at(-1)?.kind === 'Linear' ? 'Tanh' : 'Linear';
    choose([...layers, { kind, size: kind === 'Linear' ? USUAL_SIZE : 0 }]);
  });
  const list = byId('layers'), last = h('li', {}, `Linear to ${dataSets[state.data].classes} classes`);
  refill(list, [...items, last, h('li', {}, add)], list);
}
