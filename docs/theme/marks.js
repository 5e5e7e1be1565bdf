// In the browser: the pointer on a step of a derivation, or the focus on its label, marks its lines of code; and the
// other way round. Without this script the labels are links all the same.
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the code stands beside the derivation, and not beneath it. */
const isBeside = column => getComputedStyle(column).position === 'sticky';

/** Brings a line into the column of the code, where that scrolls by itself; the page stays where it is. */
function bringIntoView(line, column) {
  const seen = column.getBoundingClientRect(), place = line.getBoundingClientRect();
  if (place.top >= seen.top && place.bottom <= seen.bottom) return;
  const top = column.scrollTop + place.top - seen.top - column.clientHeight / 2;
  column.scrollTo({ top, behavior: still.matches ? 'auto' : 'smooth' });
}

for (const pair of document.querySelectorAll('.side-by-side')) {
  const labelled = [...pair.querySelectorAll('[data-label]')], column = pair.querySelector('.code');
  const labelAt = element => pair.contains(element) ? element.closest('[data-label]')?.dataset.label : undefined;
  const mark = ({ type, target }) => {
    const label = (type === 'focusout' ? undefined : labelAt(target)) ?? labelAt(document.activeElement);
    for (const element of labelled) element.classList.toggle('marked', element.dataset.label === label);
    const line = labelled.find(element => column.contains(element) && element.dataset.label === label);
    if (line !== undefined && !column.contains(target) && isBeside(column)) bringIntoView(line, column);
  };
  for (const type of ['pointerover', 'pointerleave', 'focusin', 'focusout']) pair.addEventListener(type, mark);

  // A line beside its step is in sight already: the focus goes there, and the page need not jump.
  pair.addEventListener('click', event => {
    const label = event.target.closest('.step > a'), line = label && document.getElementById(label.hash.slice(1));
    if (!column.contains(line) || !isBeside(column)) return;
    event.preventDefault();
    line.querySelector('a').focus({ preventScroll: true });
  });
}
