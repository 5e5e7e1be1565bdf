import { byId } from './dom.ts';
import { choices, type View } from './state.ts';

/** The tabs of the page: the arrow keys go from one to the next. */
export function obeyTabs(choose: (view: View) => void): void {
  choices.view.forEach((view, k) => {
    const tab = byId(`tab-${view}`);
    tab.addEventListener('click', () => { choose(view); });
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = choices.view[(k + step + choices.view.length) % choices.view.length]!;
      choose(next);
      byId(`tab-${next}`).focus();
      event.preventDefault();
    });
  });
}

/** Shows one of the views. */
export function showTab(view: View): void {
  for (const other of choices.view) {
    const tab = byId(`tab-${other}`), chosen = other === view;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(`view-${other}`).hidden = !chosen;
  }
}
