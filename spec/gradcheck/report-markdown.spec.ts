import test from 'ava';
import { gradcheck, GradcheckReport, tensor, Tanh } from '../../lib/index.ts';

test('is a heading, a table and a list', t => {
  const lines = gradcheck(new Tanh(), tensor([[0.5, 1], [2, 3]])).toMarkdown().split('\n');
  t.is(lines[0], '### gradcheck Tanh: correct');
  t.is(lines[2], '| gradient | shape | checked | max rel. error | worst element | backward | numeric | oracle '
    + '| verdict |');
  t.is(lines[3], '| --- | --- | ---: | ---: | --- | ---: | ---: | --- | --- |');
  t.regex(lines[4]!, /^\| dX \| \(2,2\) \| 4 \| \S+ \| \\\[\d,\d\\\] \| \S+ \| \S+ \| complex \| correct \|$/);
  t.is(lines[6], '- contract: kept (shapes, pure, cache, seeded, linear)');
});

test('escapes what would be markup, and keeps cells in one line', t => {
  const broken = { law: 'pure', statement: 'a | b', kept: false, verdict: 'wrong', problem: 'two\nlines' } as const;
  const text = new GradcheckReport('<b>`x`|*y*', [], [broken]).toMarkdown();
  t.true(text.startsWith('### gradcheck \\<b\\>\\`x\\`\\|\\*y\\*: wrong'));
  t.true(text.endsWith('- pure (a \\| b): two lines'));
});
