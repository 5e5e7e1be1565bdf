import test from 'ava';
import { closing, codeOnly } from '../../../lib/assignments/handout/code-only.ts';

const blanked = (text: string): string => codeOnly(text).replaceAll(/\s+/g, ' ').trim();

test('comments, strings, templates and regular expressions become blanks', t => {
  t.is(blanked('a(); // }\nb(/* { */);'), 'a(); b( );');
  t.is(blanked(`a('}', "{", 'it\\'s }');`), 'a( , , );');
  t.is(blanked('a(/[}/]\\/}/g, b);'), 'a( g, b);');
  t.is(blanked('a(`} ${b({ c: `}` })} {`);'), 'a( );');
});

test('a division is no regular expression', t => {
  t.is(blanked('a = b / c; d = e / f;'), 'a = b / c; d = e / f;');
});

test('every character and every line stays at its place', t => {
  const text = 'const a = `x\n${b}\n`; // c\n/* d\n */ e();\n';
  t.is(codeOnly(text).length, text.length);
  t.is(codeOnly(text).split('\n').length, text.split('\n').length);
  t.is(codeOnly(text).indexOf('e()'), text.indexOf('e()'));
});

test('a bracket is closed by its own, and one that is not closed ends with the code', t => {
  t.is(closing('f({ a: [1] }, (b))', 1), 17);
  t.is(closing('{ a { b }', 0), 9);
});
