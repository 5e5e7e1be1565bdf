import { type FloatDtype, type Tensor, tensor } from '../../../tensor/index.ts';

/** The letters of Spanish, accented ones by themselves. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzáéíóúñü';

/** How many letters are looked at. */
export const LETTERS = 8;

/** How many numbers a word becomes. */
export const FEATURES = LETTERS * ALPHABET.length;

/**
 * Words as the network takes them, (N,FEATURES): for each of the last letters a row of zeros with a 1 in the place of
 * that letter, and zeros alone where the word has begun already. Counted from the end, since there stands what tells
 * the tense: *-aba* is in the same three places in words of any length. One place a letter, since none is more than
 * another, as they would be if they were numbered.
 * @throws RangeError for a word with another letter.
 */
export function features(words: readonly string[], dtype: FloatDtype): Tensor {
  const hot = new Float64Array(words.length * FEATURES);
  words.forEach((word, n) => {
    Array.from(word).toReversed().slice(0, LETTERS).forEach((letter, place) => {
      const k = ALPHABET.indexOf(letter);
      if (k === -1) throw new RangeError(`features: ${word} has the letter ${letter}; wanted those of ${ALPHABET}`);
      hot[n * FEATURES + place * ALPHABET.length + k] = 1;
    });
  });
  return tensor(hot, [words.length, FEATURES], { dtype });
}
