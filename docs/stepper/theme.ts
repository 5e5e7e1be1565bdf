import { byId } from './dom.ts';

/** The site keeps the choice of its theme under this name. */
const THEME = 'tsd-theme';

/** Lets the theme be chosen, and follows a choice that is made on another page. */
export function obeyTheme(changed: () => void): void {
  const select = byId('theme', HTMLSelectElement);
  const show = (): void => {
    select.value = document.documentElement.dataset['theme'] = localStorage.getItem(THEME) ?? 'os';
    changed();
  };
  show();
  select.addEventListener('change', () => {
    localStorage.setItem(THEME, select.value);
    show();
  });
  addEventListener('storage', ({ key }) => { if (key === THEME) show(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}
