import test from 'ava';
import { verify } from './derivatives.ts';
import type { Statement } from './statements.ts';

// The checker of stated derivatives is shown right ones, wrong ones, and some that it cannot read.

const note = 'docs/derivations/note.md';
const states = (of: string, is: string, side?: Statement['side']): Statement => ({ note, of, is, side });

test('a true statement is checked by the rules of differentiation', t => {
  t.is(verify(states('x^{3} - \\alpha\\cdot x', '3\\cdot x^{2} - \\alpha')), 'symbolic');
  t.is(verify(states('\\sqrt{1+x^{2}}', '\\frac{x}{\\sqrt{1+x^{2}}}')), 'symbolic');
  t.is(verify(states('\\log(1-x)', '-\\frac{1}{1-x}')), 'symbolic');
});

test('a true statement with erf, for which there is no rule, is checked by differences in 64 digits', t => {
  t.is(verify(states('\\operatorname{erf}(x)', '\\frac{2\\cdot e^{-x^{2}}}{\\sqrt{\\pi}}')), 'numeric');
});

test('a statement of one side of a kink is checked on that side', t => {
  t.is(verify(states('\\sqrt{x^{2}}', '1', '>')), 'symbolic');
  t.is(verify(states('\\sqrt{x^{2}}', '-1', '<')), 'symbolic');
  t.throws(() => verify(states('\\sqrt{x^{2}}', '1', '<')), {
    message: /^docs\/derivations\/note\.md states .* is 1 for x < 0; at x = -\S+ it is -1, not 1$/,
  });
});

test('a wrong statement fails with the note, the statement and a point', t => {
  t.throws(() => verify(states('a\\cdot x^{2}', 'a\\cdot x')), {
    message: /^docs\/derivations\/note\.md states that the derivative of a\\cdot x\^\{2\} is a\\cdot x; at x = \S+, a = \S+ it is \S+, not \S+$/,
  });
});

test('the values named are those of the derivative and of the statement at that point', t => {
  const { message } = t.throws(() => verify(states('x^{2}', 'x^{2}')));
  const [, x, found, stated] = /at x = (\S+) it is (\S+), not (\S+)$/.exec(message)!.map(Number);
  t.deepEqual([found, stated], [2 * x!, x! * x!]);
});

test('an error of 1e-30 is found by rules and by differences', t => {
  const tiny = '1.000000000000000000000000000001';
  t.throws(() => verify(states('x', tiny)), { message: /it is 1, not 1/ });
  t.throws(() => verify(states('\\operatorname{erf}(0)\\cdot x + x', tiny)), { message: /it is 1, not 1/ });
});

test('a constant that only the right side has cannot hold', t => {
  t.throws(() => verify(states('x', '\\beta')), { message: /at x = \S+, beta = \S+ it is 1, not/ });
});

test('a right side that is no number where the function is one fails', t => {
  t.throws(() => verify(states('x^{2}', '2\\cdot x + 0\\cdot\\log(x)')), { message: /at x = \S+ it is \S+, not \S+/ });
});

test('a function that is real nowhere says so', t => {
  t.throws(() => verify(states('\\log(-e^{x})', '1')), { message: /no point was found at which this is a real number$/ });
});

test('what cannot be read says what is wrong with it', t => {
  t.throws(() => verify(states('2x', '2')), {
    message: `${note} states that the derivative of 2x is 2; this cannot be read: `
      + '\\cdot, +, - or the end wanted, not x, after "2" in "2x"',
  });
  t.throws(() => verify(states('x', '\\sin(x)')), { message: /docs\/notation\.md wanted, not \\sin, after "" in/ });
});
