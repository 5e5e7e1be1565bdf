import test from 'ava';
import { translate } from './tex.ts';

const expressions: Readonly<Record<string, string>> = {
  '1 - 2.5\\cdot x': '1 - 2.5 * x',
  '-x^{2}': '-x^(2)',
  '\\,\\frac{1}{1+e^{-x}}\\,': '((1) / (1 + exp(-x)))',
  '\\tanh(x)^{2}': 'tanh(x)^(2)',
  '\\sigma(\\beta\\cdot x)': '(1 / (1 + exp(-(beta * x))))',
  '\\operatorname{erf}(\\frac{x}{\\sqrt{2\\cdot\\pi}})': 'erf(((x) / (sqrt(2 * pi))))',
  '(x-t)\\cdot\\log(c)': '(x - t) * log(c)',
};

test('everything that docs/notation.md lists is translated', t => {
  for (const [tex, expression] of Object.entries(expressions)) t.is(translate(tex).text, expression);
});

test('the letters that need values are found, and numbers with names are none', t => {
  t.deepEqual([...translate('\\lambda\\cdot x + \\pi\\cdot e^{k\\cdot x}').letters], ['lambda', 'x', 'k']);
});

const refused: Readonly<Record<string, string>> = {
  '': 'not the end, after ""',
  '2x': 'not x, after "2"',
  'x y': 'not y, after "x"',
  'x^2': '{ wanted, not 2, after "x^"',
  'x(1+x)': 'not (, after "x"',
  '\\frac{x}2': '{ wanted, not 2',
  '\\cosh(x)': 'not \\cosh, after ""',
  '\\log x': '( wanted, not x, after "\\log"',
  '\\left(x\\right)': 'not \\left',
  '(x': ') wanted, not the end, after "(x"',
  'x)': 'not ), after "x"',
  'e\\cdot x': '^ wanted, not \\cdot, after "e"',
  'x\\cdot-x': 'not -, after "x\\cdot"',
  'X': 'not X',
  'x = 1': 'not =, after "x"',
};

test('whatever else stands there is refused with its place', t => {
  for (const [tex, message] of Object.entries(refused)) {
    const error = t.throws(() => translate(tex), { instanceOf: SyntaxError });
    t.true(error.message.includes(message), `${tex}: ${error.message}`);
  }
});
