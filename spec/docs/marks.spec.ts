import { runInNewContext } from 'node:vm';
import test from 'ava';
import { Event, parseHTML } from 'linkedom';
import { readText } from '../support/notes.ts';

// The script of the site that marks a step and its lines: docs/theme/marks.js, run on a page without a browser.

interface Marked { readonly id: string }
interface Target { dispatchEvent(event: Event): boolean }
interface Page {
  activeElement: unknown;
  querySelector(selector: string): Target;
  querySelectorAll(selector: string): Iterable<Marked>;
}

/** A page with two steps, their lines and the script; `scrolled` says to where it brought the column of the code. */
function open(position: string): { readonly page: Page; readonly scrolled: object[] } {
  const { document } = parseHTML(`<html><body><div class="side-by-side">
    <div class="derivation"><p>By indices</p>
      <span class="step" id="step-dW" data-label="dW">dW <a href="#line-dW">[dW]</a></span>
      <span class="step" id="step-db" data-label="db">db <a href="#line-db">[db]</a></span></div>
    <div class="code"><span id="line-dW" data-label="dW">one</span><span id="line-dW-2" data-label="dW">two</span>
      <span id="line-db" data-label="db">three <a href="#step-db">[db]</a></span></div>
  </div></body></html>`) as unknown as { readonly document: Page };
  const scrolled: object[] = [], at = (top: number) => () => ({ top, bottom: top + 20 });
  Object.assign(document.querySelector('.code'), {
    getBoundingClientRect: () => ({ top: 50, bottom: 150 }), clientHeight: 100, scrollTop: 0,
    scrollTo: (place: object) => { scrolled.push(place); },
  });
  Object.assign(document.querySelector('#line-dW'), { getBoundingClientRect: at(60) });
  Object.assign(document.querySelector('#line-db'), { getBoundingClientRect: at(400) });
  runInNewContext(readText('docs/theme/marks.js'), {
    document, matchMedia: () => ({ matches: true }), getComputedStyle: () => ({ position }),
  });
  return { page: document, scrolled };
}

/** Sends an event to an element, and says whether the browser still does what it does by itself. */
const send = (page: Page, type: string, selector: string): boolean =>
  page.querySelector(selector).dispatchEvent(new Event(type, { bubbles: type !== 'pointerleave', cancelable: true }));
const marked = (page: Page): readonly string[] => [...page.querySelectorAll('.marked')].map(({ id }) => id);

test('the pointer on a step marks the step and all of its lines', t => {
  const { page } = open('sticky');
  send(page, 'pointerover', '#step-dW');
  t.deepEqual(marked(page), ['step-dW', 'line-dW', 'line-dW-2']);
});

test('the pointer on a line marks its step, and nothing once it has left', t => {
  const { page } = open('sticky');
  send(page, 'pointerover', '#line-db a');
  t.deepEqual(marked(page), ['step-db', 'line-db']);
  send(page, 'pointerover', 'p');
  t.deepEqual(marked(page), []);
  send(page, 'pointerover', '#line-db');
  send(page, 'pointerleave', '.side-by-side');
  t.deepEqual(marked(page), []);
});

test('the focus on a label marks as well, stays when the pointer goes, and goes with the focus', t => {
  const { page } = open('sticky'), focus = (element: unknown): void => {
    Object.defineProperty(page, 'activeElement', { value: element, configurable: true });
  };
  focus(page.querySelector('#step-db a'));
  send(page, 'focusin', '#step-db a');
  t.deepEqual(marked(page), ['step-db', 'line-db']);
  send(page, 'pointerover', '#step-dW');
  send(page, 'pointerleave', '.side-by-side');
  t.deepEqual(marked(page), ['step-db', 'line-db']);
  focus(page.querySelector('body'));
  send(page, 'focusout', '#step-db a');
  t.deepEqual(marked(page), []);
});

test('a line out of sight is brought into the column, without motion where less of it is wanted', t => {
  const { page, scrolled } = open('sticky');
  send(page, 'pointerover', '#step-dW');
  t.deepEqual(scrolled, []);
  send(page, 'pointerover', '#step-db');
  t.deepEqual(scrolled, [{ top: 300, behavior: 'auto' }]);
});

test('a click on the label of a step moves the focus to its line beside it, and follows the link to one beneath', t => {
  for (const [position, follows] of [['sticky', false], ['static', true]] as const) {
    const { page } = open(position), line = page.querySelector('#line-db a');
    let focused = 0;
    Object.assign(line, { focus: () => { focused++; } });
    Object.assign(page.querySelector('#step-db a'), { hash: '#line-db' });
    t.is(send(page, 'click', '#step-db a'), follows);
    t.is(focused, follows ? 0 : 1);
  }
});

test('where the columns stand beneath each other, nothing moves under the pointer', t => {
  const { page, scrolled } = open('static');
  send(page, 'pointerover', '#step-db');
  t.deepEqual(scrolled, []);
});
