import test from 'ava';
import { gradcheck, GradcheckReport, ReLU, tensor } from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

const display = (report: GradcheckReport): { readonly [type: string]: string } =>
  (report as unknown as { [key: symbol]: () => { [type: string]: string } })[Symbol.for('Jupyter.display')]!();

test('a notebook is given HTML, and the table as plain text', t => {
  const report = gradcheck(new ReLU(), tensor([[0, 1]])), shown = display(report);
  t.deepEqual(Object.keys(shown), ['text/html', 'text/plain']);
  t.is(shown['text/plain'], String(report));
});

test('has a row with a heat map for each gradient, and what there is to say as a list', t => {
  const document = parsed(display(gradcheck(new ReLU(), tensor([[0, 1]])))['text/html']!);
  t.is([...document.querySelectorAll('tbody tr')].length, 1);
  t.is([...document.querySelectorAll('tbody svg[role=img]')].length, 1);
  t.is(document.querySelector('tbody tr td:last-child')!.textContent, 'inconclusive');
  t.is(document.querySelector('li')!.textContent, 'contract: kept (shapes, pure, cache, seeded, linear)');
});

test('nothing that a layer calls itself becomes markup', t => {
  const evil = '<img src=x onerror="alert(1)">&\'';
  const broken = { law: evil, statement: evil, kept: false, verdict: 'wrong', problem: evil } as const;
  const html = display(new GradcheckReport(evil, [], [broken]))['text/html']!, document = parsed(html);
  t.is(document.querySelector('img'), null);
  t.is(document.querySelector('strong')!.textContent, evil);
  t.false(html.includes('<img'));
});

test('loads nothing, and brings no style sheet or script that a notebook might drop', t => {
  const html = display(gradcheck(new ReLU(), tensor([[0, 1]])))['text/html']!;
  t.notRegex(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', ''), /<(style|script|link)|https?:|url\(/);
});
