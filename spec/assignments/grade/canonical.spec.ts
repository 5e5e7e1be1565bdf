import { parse } from 'acorn';
import test from 'ava';
import { canonicalText } from '../../../lib/assignments/grade/canonical.ts';

const canonical = (code: string): string => canonicalText(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));

test('of what a program declares only the place of its first use is left', t => {
  t.is(canonical('const a = 1; export { a as one };'), canonical('const bcd = 1; export { bcd as one };'));
  t.notRegex(canonical('const secret = 1; export { secret as one };'), /secret/);
});

test('exports, properties and globals keep their names', t => {
  const text = canonical('const a = Math.abs; export { a as magnitude };');
  for (const name of ['Math', 'abs', 'magnitude']) t.true(text.includes(name), name);
});

test('what is imported goes by the name that it has there', t => {
  const text = canonical('import { matmul as m } from "handgrad/tensor"; export const f = x => m(x, x);');
  t.regex(text, /handgrad\/tensor#matmul/);
  t.is(text, canonical('import { matmul } from "handgrad/tensor"; export const f = x => matmul(x, x);'));
  t.not(text, canonical('import { add as m } from "handgrad/tensor"; export const f = x => m(x, x);'));
});

test('what is declared at the top is told where it is first used, and once', t => {
  const used = 'export const f = () => g() + g();', g = 'function g() { return h; }', h = 'const h = 7;';
  t.is(canonical([used, g, h].join('\n')), canonical([h, g, used].join('\n')));
  t.is(canonical([used, g, h].join('\n')).split(' 7 ').length, 2);
});

test('what runs on loading keeps its order', t => {
  t.not(canonical('first(); second();'), canonical('second(); first();'));
});

test('a label, a private field and a pattern are renamed as variables are', t => {
  const one = 'export class A { #x; f({ p: q, ...r }, [s = 1]) { a: for (;;) break a; return this.#x + q + r + s; } }';
  const two = 'export class A { #y; f({ p: k, ...l }, [m = 1]) { b: for (;;) break b; return this.#y + k + l + m; } }';
  t.is(canonical(one).replaceAll(/\bA\b/g, ''), canonical(two).replaceAll(/\bA\b/g, ''));
  t.not(canonical(one), canonical(one.replace('p: q', 'o: q')));
});

test('a spelling of the same literal in another place, or another kind of declaration, is something else', t => {
  t.not(canonical('export const a = [1, 2];'), canonical('export const a = [2, 1];'));
  t.not(canonical('export const f = async x => x;'), canonical('export const f = x => x;'));
  t.not(canonical('export const f = x => `a${x}`;'), canonical('export const f = x => `b${x}`;'));
  t.not(canonical('export const f = x => x?.y;'), canonical('export const f = x => x.y;'));
});
