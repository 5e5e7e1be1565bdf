import { h } from './dom.ts';
import { heatMap } from './heat-map.ts';
import { titleOf } from './network-view.ts';
import type { Pass } from './pass.ts';
import { stackAt, type Stage } from './stages.ts';

/** The caches that lie on the stack at a stage, the topmost first. */
export function stackView(pass: Pass, stages: readonly Stage[], at: number): readonly HTMLElement[] {
  const stack = stackAt(stages, at), stage = stages[at]!, top = stack.at(-1);
  if (top === undefined) {
    return [h('p', { class: 'empty' }, stage.kind === 'end' ? 'Empty again: every cache was used once.' : 'Empty.')];
  }
  const says = stage.kind === 'forward' ? 'just put on' : 'in use';
  return [h('ol', { class: 'stack' }, ...[...stack].reverse().map(layer => h('li', {
    'class': layer === top ? 'cache top' : 'cache', 'data-key': `stack.${layer}`,
  },
  h('h4', {}, titleOf(pass, layer), layer === top && h('span', { class: 'badge' }, says)),
  h('div', { class: 'tensors small' }, ...pass[layer]!.cache.map(([name, value]) => typeof value === 'string'
    ? h('p', { class: 'plain' }, h('var', {}, name), ' ', h('code', {}, value))
    : heatMap({ name, tensor: value, key: `stack.${layer}.${name}`, digits: false }))))))];
}
