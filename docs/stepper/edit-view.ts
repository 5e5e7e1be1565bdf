import { editables, notes } from 'stepper:derivations';
import { byId, h } from './dom.ts';
import { partsOf } from './fit.ts';
import type { Kind } from './kinds.ts';
import type { Checked, Report } from './messages.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import type { Trainer } from './trainer.ts';
import { GivenUp, WorkerClient } from './worker-client.ts';

/** How long edited code may run, in milliseconds. */
const LIMIT = 5000;

/** The view in which a layer's backward is edited and checked. */
export class EditView {
  readonly #store: Store;
  readonly #trainer: Trainer;
  readonly #worker = new WorkerClient();
  #shown = '';

  constructor(store: Store, trainer: Trainer) {
    this.#store = store;
    this.#trainer = trainer;
    const code = byId('code', HTMLTextAreaElement), layer = byId('edit', HTMLSelectElement);
    layer.addEventListener('change', () => { store.choose({ edit: Number(layer.value), code: undefined }); });
    code.addEventListener('input', () => {
      const own = editables[this.#kind(store.state)]!.code;
      store.move({ code: code.value === own ? undefined : code.value });
    });
    code.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.check();
    });
    byId('run-check').addEventListener('click', () => { void this.check(); });
    byId('restore').addEventListener('click', () => { store.choose({ code: undefined }); });
  }

  #kind({ edit, ...state }: State): Kind {
    return partsOf({ edit, ...state })[edit] as Kind;
  }

  /** Shows a state. */
  show(state: State): void {
    if (state.view !== 'edit') return;
    const parts = partsOf(state).slice(0, -1), select = byId('edit', HTMLSelectElement);
    select.replaceChildren(...parts.map((part, k) => h('option', { value: k }, `${k} · ${part}`)));
    select.value = String(state.edit);
    const kind = this.#kind(state), { code: own, names } = editables[kind]!, area = byId('code', HTMLTextAreaElement);
    const code = state.code ?? own;
    if (area.value !== code) area.value = code;
    area.rows = Math.max(6, code.split('\n').length + 1);
    byId('names').textContent = names.join(', ');
    byId('note').replaceChildren(h('a', { href: notes[kind] }, `The derivation of ${kind}`));
    byId('restore', HTMLButtonElement).disabled = state.code === undefined;
    // A report is of the code that was checked: it goes when that is another.
    const of = JSON.stringify([state.edit, code, state.layers, state.seed, state.trained]);
    if (of !== this.#shown) byId('report').replaceChildren();
    this.#shown = of;
  }

  /** Has the code checked, and shows the report. */
  async check(): Promise<void> {
    const { state } = this.#store, report = byId('report');
    if (state.view !== 'edit') return;
    const code = state.code ?? editables[this.#kind(state)]!.code;
    report.replaceChildren(h('p', { class: 'hint' }, 'Checking …'));
    try {
      const values = this.#trainer.valuesOf(state);
      const question = { ask: 'check', state, values, layer: state.edit, code } as const;
      const checked = await this.#worker.ask(question, LIMIT) as Checked;
      report.replaceChildren(...'error' in checked ? [wrong(checked.error)] : reportOf(checked));
    } catch (error) {
      if (!(error instanceof GivenUp)) report.replaceChildren(wrong((error as Error).message));
    }
  }
}

function wrong(message: string): HTMLElement {
  return h('p', { class: 'alarm' }, message);
}

/** The verdict, what is suspected, and the whole report. */
function reportOf({ verdict, problems, text, html }: Report): readonly HTMLElement[] {
  // The report's own tables show no more than numbers, and texts that it has escaped.
  const table = h('div', { 'class': 'report', 'tabindex': 0, 'role': 'region', 'aria-label': 'the report' });
  table.innerHTML = html;
  return [
    h('div', { class: verdict === 'correct' ? 'verdict' : 'verdict alarm' },
      h('strong', {}, `The check says: ${verdict}.`), ...problems.map(problem => h('div', {}, `${problem}.`))),
    table,
    h('details', {}, h('summary', {}, 'The report as text'), h('pre', { tabindex: 0 }, text)),
  ];
}
