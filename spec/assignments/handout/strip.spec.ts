import test from 'ava';
import { strip } from '../../../lib/assignments/handout/strip.ts';

const stripped = (text: string): string => strip('f.ts', text, region => [`// ${region}`, 'throw 1;']);
const regions = (forward: string, backward = '  b(): void { y(); }\n'): string =>
  `//#region forward\n${forward}//#endregion forward\n//#region backward\n${backward}//#endregion backward\n`;
const forwardOf = (forward: string): string => stripped(regions(forward)).split('//#endregion forward')[0]!
  .replace('//#region forward\n', '');

test('doc comments and signatures stay, bodies go, at any indentation', t => {
  for (const indent of ['', '  ', '\t']) {
    const lines = ['/** Doc. */', 'forward(X: Tensor): Forward<C> {', '  return [X, {}];', '}'];
    const wanted = ['/** Doc. */', 'forward(X: Tensor): Forward<C> {', '  // forward', '  throw 1;', '}'];
    const text = (all: readonly string[]): string => all.map(line => `${indent}${line}\n`).join('');
    t.is(forwardOf(text(lines)), text(wanted));
  }
});

test('braces of parameters, of types, in strings and comments are no bodies', t => {
  const signature = 'f({ a, b = {} }: { a: C; b?: D }): { dX: Tensor; g: { [k: string]: T } }';
  t.is(forwardOf(`${signature} {\n  return '}'; // }\n}\n`), `${signature} {\n  // forward\n  throw 1;\n}\n`);
});

test('a region may hold several functions, and arrow functions with bodies', t => {
  const text = forwardOf('function a(x: T): T {\n  return x;\n}\n\n/** B. */\n'
    + 'export async function b(): P {\n  q();\n}\n');
  t.is(text.match(/throw 1/g)?.length, 2);
  t.notRegex(text, /return x|q\(\)/);
  t.regex(text, /\/\*\* B\. \*\/\nexport async function b\(\): P \{/);
});

test('comments between methods that are no doc comments go with the bodies', t => {
  const text = forwardOf('  // X times W\n  /* and b */\n  forward(): void {\n    x();\n  }\n');
  t.notRegex(text, /times|and b/);
});

test('what is no whole method or function in a region is an error that shows it', t => {
  for (const text of ['  const slope = 2;\n  f(): void { x(); }\n', 'const f = (x: T): T => mul(x, x);\n', 'x();\n',
    'const forms = { f: tanh };\n', 'f(): void { x(); }\nlet a;\n']) {
    const error = t.throws(() => stripped(regions(text)), { instanceOf: SyntaxError }, text);
    t.regex(error.message, /^f\.ts: region forward holds something besides whole methods and functions: /);
  }
});

test('a file without one of the regions is refused, and told how to mark it', t => {
  t.throws(() => stripped('//#region forward\nf() { x(); }\n//#endregion forward\n'),
    { message: /^f\.ts: there is no region backward; put \/\/#region backward and \/\/#endregion backward around/ });
});
