// In the browser: what the pointer can do, the keyboard can do as well.

// What scrolls by itself, such as a wide formula on a phone, can be focused, and then scrolled by the arrows.
const scrollers = document.querySelectorAll('pre, table, .katex-display, .output');
const judge = element => {
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
};
const sizes = new ResizeObserver(entries => { for (const { target } of entries) judge(target); });
for (const element of scrollers) sizes.observe(element);
// A font that comes late makes wider what is in it, and not the thing itself.
document.fonts.ready.then(() => { scrollers.forEach(judge); });

// The menu of narrow pages.
const menu = document.getElementById('tsd-toolbar-menu-trigger'), sidebar = document.querySelector('.col-sidebar');
const isOpen = () => menu.getAttribute('aria-expanded') === 'true';

function toggle(open) {
  menu.setAttribute('aria-expanded', String(open));
  document.documentElement.classList.toggle('has-menu', open);
  if (open) sidebar.querySelector('a[href], summary, input, select').focus();
}

menu.addEventListener('click', () => { toggle(!isOpen()); });
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !isOpen()) return;
  toggle(false);
  menu.focus();
});
document.addEventListener('click', ({ target }) => {
  if (!isOpen() || menu.contains(target)) return;
  // A link to a place on this page leaves the page open, and the menu in front of it.
  if (!sidebar.contains(target) || target.closest('a[href]')) toggle(false);
});
