import { type Tensor, toTypedArray } from '../../lib/tensor/index.ts';
import { h } from './dom.ts';
import { long, relativeError } from './format.ts';
import { indexText } from './heat-map.ts';
import { titleOf } from './network-view.ts';
import { type Network, passSeed } from './network.ts';
import { numericValue } from './numeric.ts';
import type { Pass } from './pass.ts';
import { placeOf } from './pick.ts';
import type { Pick, State } from './state.ts';

/** An element of a gradient beside what small changes of the number itself do to the loss. */
export function checkView(state: State, network: Network, pass: Pass, T: Tensor, pick: Pick): HTMLElement {
  const part = pass[pick.layer]!, gradient = part.values.get(pick.label)!, at = placeOf(pick, gradient);
  const of = part.gradients.get(pick.label);
  if (at === undefined || of === undefined) {
    return h('p', {}, `${pick.label} is no gradient of its own with such an element: it is on the way to one.`);
  }
  const way = { ...network, T, seed: passSeed(state), from: pick.layer };
  const { complexStep, kink, central, error: trust } = numericValue(way, part.X, of, at);
  const backward = toTypedArray(gradient)[at]!;
  const row = (name: string, value: number, error?: number): HTMLElement => h('tr', {},
    h('th', { scope: 'row' }, name), h('td', {}, long(value)),
    h('td', {}, error === undefined ? '' : error === 0 ? '0' : error.toExponential(1)));
  return h('div', {},
    h('p', {}, h('var', {}, `${pick.label}${indexText(at, gradient.shape)}`), ` of ${titleOf(pass, pick.layer)}`),
    h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'by'), h('th', { scope: 'col' }, 'value'),
      h('th', { scope: 'col' }, 'relative error'))),
    h('tbody', {}, row('backward', backward),
      row('complex step', complexStep, relativeError(backward, complexStep)),
      row(`central difference, ± ${trust.toExponential(0)}`, central, relativeError(backward, central)))),
    kink && h('p', {}, 'This number sits on a kink, where the slopes on both sides differ.'));
}
