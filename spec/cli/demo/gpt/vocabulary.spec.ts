import test from 'ava';
import { Vocabulary } from '../../../../lib/cli/demo/gpt/vocabulary.ts';

test('each character has an id, and decoding is the way back', t => {
  const vocabulary = new Vocabulary('banana');
  t.deepEqual(vocabulary.characters, ['a', 'b', 'n']);
  t.is(vocabulary.size, 3);
  t.deepEqual(vocabulary.encode('nab'), [2, 0, 1]);
  t.is(vocabulary.decode([1, 0, 2]), 'ban');
});

test('a character may take two places in a string', t => {
  const text = 'x𝒳x', vocabulary = new Vocabulary(text);
  t.is(vocabulary.size, 2);
  t.is(vocabulary.encode(text).length, 3);
  t.is(vocabulary.decode(vocabulary.encode(text)), text);
});

test('a character that the text has not is named', t => {
  t.throws(() => new Vocabulary('ab').encode('abc'), { instanceOf: RangeError, message: /no character "c" in/ });
});
