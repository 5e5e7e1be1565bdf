import { labels, derivedOf } from './derived.ts';
import { checkView } from './check-view.ts';
import { codeView, formulasView, stepsView } from './code-view.ts';
import { byId, h, refill } from './dom.ts';
import { partsOf } from './fit.ts';
import { heatMap } from './heat-map.ts';
import { networkView, titleOf } from './network-view.ts';
import { type Network, networkOf, passSeed, samplesOf } from './network.ts';
import { firstNotFinite, type Pass, passOf } from './pass.ts';
import { indicesOf, placeOf } from './pick.ts';
import { stackView } from './stack-view.ts';
import { type Stage, stagesOf, stepsDone } from './stages.ts';
import { networkKey, type Pick, type State } from './state.ts';
import type { Store } from './store.ts';
import type { Values } from './session.ts';
import type { Tensor } from '../../lib/tensor/index.ts';
import { withValues } from './values.ts';

interface Computed {
  readonly key: string;
  readonly network: Network;
  readonly T: Tensor;
  readonly pass: Pass;
}

/** The view in which a forward and a backward pass is taken step by step. */
export class StepView {
  readonly #store: Store;
  #computed: Computed | undefined;

  constructor(store: Store) {
    this.#store = store;
    byId('first').addEventListener('click', () => { this.go(0); });
    byId('back').addEventListener('click', () => { this.go(store.state.at - 1); });
    byId('next').addEventListener('click', () => { this.go(store.state.at + 1); });
    byId('last').addEventListener('click', () => { this.go(Infinity); });
    byId('digits', HTMLInputElement).addEventListener('change', ({ target }) => {
      store.choose({ digits: (target as HTMLInputElement).checked });
    });
  }

  /** Goes to a stage, the last or first where there is none so far. */
  go(at: number): void {
    const last = stagesOf(partsOf(this.#store.state), labels).length - 1;
    this.#store.move({ at: Math.max(0, Math.min(at, last)) });
  }

  /**
   * Shows a state.
   * @param values what was learned, where something was; `undefined` before training
   */
  show(state: State, values: Values | undefined): void {
    const { network, T, pass } = this.#compute(state, values), stages = stagesOf(partsOf(state), labels);
    const { at } = state, stage = stages[at]!, broken = firstNotFinite(pass);
    byId('digits', HTMLInputElement).checked = state.digits;
    byId('back', HTMLButtonElement).disabled = byId('first', HTMLButtonElement).disabled = at === 0;
    byId('next', HTMLButtonElement).disabled = byId('last', HTMLButtonElement).disabled = at === stages.length - 1;
    byId('stage').textContent = `${at} of ${stages.length - 1}`;
    byId('moment').textContent = describe(pass, stage, state);
    byId('nan').textContent = broken === undefined ? '' : `Not a number: it began in ${broken.where}.`;
    refill(byId('network'), networkView(pass, stages, at, broken?.layer, place => { this.go(place); }));
    refill(byId('stack'), stackView(pass, stages, at));
    refill(byId('work'), this.#work(state, pass, stages), byId('next'));
    const { pick } = state, known = pick !== undefined && pass[pick.layer]?.values.has(pick.label);
    refill(byId('check'), [known ? checkView(state, network, pass, T, pick)
      : h('p', { class: 'hint' }, 'Choose an element of a gradient, by a click or with Enter, and it is compared here '
        + 'with what a small change of that number does to the loss.')]);
  }

  #compute(state: State, values: Values | undefined): Computed {
    const key = JSON.stringify([networkKey(state), state.samples, state.trained]);
    if (this.#computed?.key === key) return this.#computed;
    const plain = networkOf(state), network = { ...plain, model: withValues(plain.model, values) };
    const { X, T } = samplesOf(network, state), pass = passOf(network, network.model, X, T, passSeed(state));
    return this.#computed = { key, network, T, pass };
  }

  /** The formulas, the code, and the tensors of the layer at work. */
  #work(state: State, pass: Pass, stages: readonly Stage[]): readonly HTMLElement[] {
    const { at, digits } = state, stage = stages[at]!;
    const map = (name: string, tensor: Tensor, more: object = {}): HTMLElement =>
      heatMap({ name, tensor, key: `work.${name}`, digits, ...more });
    if (stage.kind === 'start') {
      return [h('div', { class: 'tensors' }, map('X', pass[0]!.X), ...pass.slice(0, 1).map(({ Y }) =>
        map('Y', Y, { computed: false })))];
    }
    if (stage.kind === 'end') return [h('div', { class: 'tensors' }, ...this.#allGradients(state, pass))];
    const { layer } = stage, part = pass[layer]!, { forward, backward } = derivedOf(part.part);
    const title = h('h3', {}, titleOf(pass, layer));
    if (stage.kind === 'forward') {
      const isLoss = layer === pass.length - 1;
      const names = isLoss ? ['Z', 'L'] as const : ['X', 'Y'] as const;
      return [title,
        h('div', { class: 'derivation' }, formulasView(forward.formulas), codeView(forward.lines, undefined)),
        h('div', { class: 'tensors' }, map(names[0], part.X), ...part.params.map(([name, P]) => map(name, P)),
          map(names[1], part.Y, { fresh: true }))];
    }
    const done = stepsDone(stages, at, layer), { steps, lines } = backward;
    return [title,
      h('div', { class: 'derivation' }, stepsView(steps, stage.label, done), codeView(lines, stage.label)),
      h('div', { class: 'tensors' }, part.dY && map('dY', part.dY), ...steps.map(({ label }, k) => {
        const tensor = part.values.get(label);
        return tensor && this.#gradient(state, pass, layer, label, tensor, k < done, k === done - 1);
      }))];
  }

  #gradient(state: State, pass: Pass, layer: number, label: string, tensor: Tensor, computed: boolean,
    fresh: boolean): HTMLElement {
    const { pick, digits } = state, isGradient = pass[layer]!.gradients.has(label);
    const picked = pick?.layer === layer && pick.label === label ? placeOf(pick, tensor) : undefined;
    return heatMap({
      name: label, tensor, key: `gradient.${layer}.${label}`, computed, fresh, digits, picked,
      ...isGradient && { onPick: at => { this.#pick({ layer, label, index: indicesOf(at, tensor) }); } },
    });
  }

  /** Compares an element, where it can be seen. */
  #pick(pick: Pick): void {
    this.#store.choose({ pick });
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    byId('check').scrollIntoView({ block: 'nearest', behavior });
  }

  /** The gradients of all parameters, at the end. */
  #allGradients(state: State, pass: Pass): readonly HTMLElement[] {
    return pass.flatMap(({ values, gradients }, layer) => [...gradients]
      .filter(([, of]) => 'parameter' in of || layer === 0)
      .map(([label]) => h('div', {}, h('p', { class: 'of' }, titleOf(pass, layer)),
        this.#gradient(state, pass, layer, label, values.get(label)!, true, false))));
  }
}

/** Where we are, in a sentence. */
function describe(pass: Pass, stage: Stage, { samples, trained }: State): string {
  const after = trained === 0 ? 'before any training' : `after ${trained} steps of training`;
  if (stage.kind === 'start') return `${samples} points are about to go through the network, ${after}.`;
  if (stage.kind === 'end') return 'Backward is through: every parameter has its gradient, and the stack is empty.';
  const { layer } = stage, name = titleOf(pass, layer);
  if (stage.kind === 'forward') {
    const does = layer === pass.length - 1 ? 'makes one number of the scores' : 'returns Y';
    return `Forward: ${name} ${does}, and puts its cache on the stack.`;
  }
  return `Backward: ${name} computes [${stage.label}].`;
}
