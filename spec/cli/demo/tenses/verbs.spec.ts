import test from 'ava';
import { conjugate, TENSES } from '../../../../lib/cli/demo/tenses/conjugate.ts';
import { allVerbs } from '../../../../lib/cli/demo/tenses/verbs.ts';

test('every verb stands once, and none is another with a prefix', t => {
  const infinitives = allVerbs().map(({ infinitive }) => infinitive);
  t.is(new Set(infinitives).size, infinitives.length);
  const prefixes = `ad ante com con contra de des dis en entre es ex im in inter man ob per pre pro re sobre su sub sos
    tra tras`.split(/\s+/);
  const all = new Set(infinitives), related = infinitives.flatMap(infinitive =>
    prefixes.map(prefix => prefix + infinitive).filter(longer => all.has(longer)));
  t.deepEqual(related, []);
});

test('every form is of Spanish letters, and the first of each tense ends as it should', t => {
  const endings = {
    present: /[oyeé]$/, preterite: /[éíei]$/, imperfect: /(?:aba|ía|era|iba)$/, future: /ré$/, conditional: /ría$/,
  };
  for (const { infinitive, change } of allVerbs()) {
    const conjugation = conjugate(infinitive, change);
    for (const tense of TENSES) {
      t.regex(conjugation[tense][0]!, endings[tense], `${infinitive}, ${tense}`);
      t.true(conjugation[tense].every(form => /^[a-zñáéíóúü]+$/.test(form)), `${infinitive}, ${tense}`);
    }
  }
});

test('a changing stem has the vowel that changes', t => {
  for (const { infinitive, change } of allVerbs()) {
    if (change === undefined) continue;
    t.true(conjugate(infinitive, change).present[0]!.includes(change), infinitive);
  }
});
