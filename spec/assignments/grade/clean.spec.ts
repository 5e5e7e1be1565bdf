import test from 'ava';
import fc from 'fast-check';
import { cleanLine, cleanText } from '../../../lib/assignments/grade/clean.ts';
import { runs } from '../../support/runs.ts';

/** Any UTF-16 units, well-formed or not, with controls among them. */
const hostile = fc.array(fc.oneof(
  fc.integer({ min: 0, max: 0xFFFF }).map(code => String.fromCharCode(code)),
  fc.constantFrom('\u001B[2J', '\r\n', '\u202E', '\uD800', '\uDC00', ']]>', '=1+1'),
), { maxLength: 60 }).map(parts => parts.join(''));

test('plain text of any language comes through as it is', t => {
  for (const text of ['', 'dW is transposed', 'a\n\tb', 'Grüße, 世界 🦉', 'x < y && "z"', '∂L/∂W']) {
    t.is(cleanText(text), text);
  }
});

test('controls are shown as pictures, and turn nothing', t => {
  t.is(cleanText('\u001B[31mred\u0007\u0000\u007F'), '␛[31mred␇␀␡');
  t.is(cleanText('one\r\ntwo\rthree'), 'one\ntwo␍three');
  t.is(cleanText('user\u202Enimda'), 'user\uFFFDnimda');
});

test('whatever comes, what is left is well-formed, without controls, and the same when cleaned again', t => {
  const property = fc.property(hostile, text => {
    const clean = cleanText(text);
    encodeURIComponent(clean);                 // throws where a surrogate is left alone
    return !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/.test(clean) && cleanText(clean) === clean;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(2000) }); });
});

test('a long text is cut, says how much is missing, and leaves no half of a character', t => {
  const cut = cleanText('x'.repeat(1_000_000), 50);
  t.is(cut, 'xxxxxxxxxxxxxxxxx… (1,000,000 characters in all)'.padStart(50, 'x'));
  t.is(cleanText(cut, 50), cut);
  t.true(cleanText('🦉'.repeat(500), 99).startsWith('🦉'.repeat(30)));
  t.notRegex(cleanText('🦉'.repeat(500), 100) + cleanText('🦉'.repeat(500), 99), /\p{Surrogate}/u);
  t.is(cleanText('x'.repeat(50), 50), 'x'.repeat(50));
});

test('a line has no line ends', t => {
  t.is(cleanLine(' one\n two\t\u2028three '), 'one two three');
});

test('a long line ends in an ellipsis, and is the same when cleaned again', t => {
  t.is(cleanLine('x'.repeat(11), 10), 'xxxxxxxxx…');
  t.is(cleanLine('x'.repeat(10), 10), 'x'.repeat(10));
  for (const text of ['x '.repeat(500), '🦉'.repeat(100), `${'\n'.repeat(999)}x`]) {
    const line = cleanLine(text, 31);
    t.true(line.length <= 31);
    t.is(cleanLine(line, 31), line);
  }
});
