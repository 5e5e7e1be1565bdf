import { byId } from './dom.ts';

/** A key, what it does, and the words for it in the list. */
export interface Key {
  readonly keys: readonly string[];
  readonly does: string;
  readonly run: () => void;
}

const OFF = 'handgrad-stepper-keys-off';

/** Whether single keys do something. Who uses speech or a keyboard of another kind may want them off. */
function areOn(): boolean {
  return localStorage.getItem(OFF) === null;
}

/** Whether what has the focus wants the keys for itself. */
function wantsKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;
}

/** What a button or a tab does itself on these keys is not done twice. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.key === ' ') return target.closest('button, a, summary') !== null;
  return event.key.startsWith('Arrow') && target.closest('[role=tab], pre, .report') !== null;
}

/** Has the page obey single keys, and lists them. */
export function obeyKeys(keys: readonly Key[]): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
    if (wantsKeys(event.target) || isTaken(event)) return;
    const key = keys.find(({ keys: names }) => names.includes(event.key));
    if (key === undefined) return;
    event.preventDefault();
    key.run();
  });
  const names: { readonly [key: string]: string } = { 'ArrowRight': '→', 'ArrowLeft': '←', ' ': 'space' };
  byId('key-list').replaceChildren(...keys.map(({ keys: of, does }) => {
    const row = document.createElement('tr'), term = document.createElement('th'), text = document.createElement('td');
    term.scope = 'row';
    of.forEach((key, k) => {
      const shown = document.createElement('kbd');
      shown.textContent = names[key] ?? key;
      term.append(...k > 0 ? [' or ', shown] : [shown]);
    });
    text.textContent = does;
    row.append(term, text);
    return row;
  }));
  const box = byId('keys-on', HTMLInputElement);
  box.checked = areOn();
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  });
}
