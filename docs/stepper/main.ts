import { byId, h } from './dom.ts';
import { EditView } from './edit-view.ts';
import { obeyKeys } from './keys.ts';
import { programOf } from './program.ts';
import { SettingsView } from './settings-view.ts';
import { networkKey, type State } from './state.ts';
import { StepView } from './step-view.ts';
import { Store } from './store.ts';
import { obeyTabs, showTab } from './tabs.ts';
import { obeyTheme } from './theme.ts';
import { TrainView } from './train-view.ts';
import { Trainer } from './trainer.ts';

interface Views {
  readonly settings: SettingsView;
  readonly step: StepView;
  readonly train: TrainView;
  readonly edit: EditView;
}

/** What shows the state, as soon as it is there: the state itself is first. */
const page: { views?: Views } = {};

const trainer = new Trainer(
  ({ steps }) => {
    if (store.state.trained === steps) show(store.state);
    else store.move({ trained: steps });
  },
  error => { alarm([error.message]); },
);

/** Says what is wrong, a line each. */
function alarm(lines: readonly string[]): void {
  byId('problems').hidden = lines.length === 0;
  byId('problems').replaceChildren(...lines.map(line => h('div', {}, line)));
}

/** Says what is wrong with an address that was opened. */
function complain(problems: readonly string[]): void {
  const first = 'The address asks for something that there is not; the rest of it is shown.';
  alarm(problems.length === 0 ? [] : [first, ...problems]);
}

/** Shows a state, as far as it is known. What training has to be done for it is begun. */
function show(state: State, before?: State): void {
  const { views } = page;
  if (views === undefined) return;
  showTab(state.view);
  if (state.view !== 'train') trainer.running = false;
  views.settings.show(state);
  const anew = before !== undefined && networkKey(before) !== networkKey(state);
  const known = trainer.frameOf(state) !== undefined, needed = state.trained > 0 || state.view === 'train';
  const moved = before === undefined || anew || before.view !== state.view || before.trained !== state.trained;
  if (needed && !known && moved && !trainer.running) void trainer.begin(state);
  if (anew && trainer.running) void trainer.begin(state);
  byId('waiting').hidden = state.trained === 0 || known || trainer.running;
  if (state.view === 'step' && (state.trained === 0 || known)) views.step.show(state, trainer.valuesOf(state));
  views.train.show(state);
  views.edit.show(state);
}

/** Copies a text, and says that it did. */
async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    byId('copied').textContent = `Copied: ${what}.`;
  } catch {
    byId('copied').textContent = `The browser does not let the page copy. Here is ${what}:`;
    byId('to-copy', HTMLTextAreaElement).hidden = false;
    byId('to-copy', HTMLTextAreaElement).value = text;
    byId('to-copy', HTMLTextAreaElement).select();
  }
}

const store = new Store(show, complain);
const settings = new SettingsView(store), step = new StepView(store), train = new TrainView(store, trainer);
const edit = new EditView(store, trainer);
page.views = { settings, step, train, edit };
const help = byId('help', HTMLDialogElement);
obeyTabs(view => { store.choose({ view }); });
obeyTheme(() => { show(store.state); });
obeyKeys([
  { keys: ['ArrowRight', 'n'], does: 'next stage', run: () => { step.go(store.state.at + 1); } },
  { keys: ['ArrowLeft', 'p'], does: 'previous stage', run: () => { step.go(store.state.at - 1); } },
  { keys: ['Home'], does: 'first stage', run: () => { step.go(0); } },
  { keys: ['End'], does: 'last stage', run: () => { step.go(Infinity); } },
  { keys: ['1'], does: 'step through a pass', run: () => { store.choose({ view: 'step' }); } },
  { keys: ['2'], does: 'train', run: () => { store.choose({ view: 'train' }); } },
  { keys: ['3'], does: 'edit a backward', run: () => { store.choose({ view: 'edit' }); } },
  { keys: [' '], does: 'begin or pause training', run: () => { train.toggle(); } },
  { keys: ['r'], does: 'rewind to the same initialisation', run: () => { train.rewind(); } },
  { keys: ['s'], does: 'new seed', run: () => { settings.newSeed(); } },
  { keys: ['d'], does: 'numbers, or signs', run: () => { store.choose({ digits: !store.state.digits }); } },
  { keys: ['c'], does: 'check the edited backward', run: () => { void edit.check(); } },
  { keys: ['?'], does: 'this list', run: () => { help.showModal(); } },
]);
// On a phone the network comes first, and what may be chosen when it is asked for.
byId('settings', HTMLDetailsElement).open = matchMedia('(min-width: 700px)').matches;
byId('open-help').addEventListener('click', () => { help.showModal(); });
byId('close-help').addEventListener('click', () => { help.close(); });
byId('copy-program').addEventListener('click', () => { void copy(programOf(store.state), 'the program'); });
byId('copy-json').addEventListener('click', () => {
  void copy(JSON.stringify(store.state, null, 2), 'the state as JSON');
});
byId('copy-link').addEventListener('click', () => {
  void copy(new URL(store.address(), location.href).href, 'the link');
});
show(store.state, undefined);
