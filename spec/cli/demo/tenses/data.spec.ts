import test from 'ava';
import { ceiling, type Form, prepareForms, spellings } from '../../../../lib/cli/demo/tenses/data.ts';
import { allVerbs } from '../../../../lib/cli/demo/tenses/verbs.ts';

const form = (text: string, tense: number): Form => ({ text, infinitive: 'x', person: 0, tense });

test('a fifth of the verbs is held back whole, and none of them is lost', t => {
  const { seen, unseen } = prepareForms(1), verbs = allVerbs().length;
  const namesOf = (forms: readonly Form[]): Set<string> => new Set(forms.map(({ infinitive }) => infinitive));
  const known = namesOf(seen), held = namesOf(unseen);
  t.is(seen.length + unseen.length, 30 * verbs);
  t.is(held.size, Math.round(verbs / 5));
  t.true([...held].every(name => !known.has(name)));
});

test('another seed holds back others, and the same one the same', t => {
  const first = (seed: number): string => prepareForms(seed).unseen[0]!.text;
  t.is(first(1), first(1));
  t.not(first(1), first(2));
});

test('a form has its person and its tense', t => {
  const { seen, unseen } = prepareForms(1);
  const all = [...seen, ...unseen], find = (text: string): (readonly number[])[] =>
    all.filter(one => one.text === text).map(({ person, tense }) => [person, tense]);
  t.deepEqual(find('hablabas'), [[1, 2]]);
  t.deepEqual(find('comieron'), [[5, 1]]);
  t.deepEqual(find('viviremos'), [[3, 3]]);
  t.deepEqual(find('hablamos'), [[3, 0], [3, 1]]);
});

test('a spelling counts for each tense that it is of', t => {
  const forms = [form('hablamos', 0), form('hablamos', 1), form('hablaba', 2), form('hablaba', 2), form('fui', 1)];
  t.deepEqual(spellings(forms).get('hablamos'), [1, 1, 0, 0, 0]);
  t.deepEqual(spellings(forms).get('hablaba'), [0, 0, 2, 0, 0]);
});

test('of each ambiguous spelling the most frequent tense can be told, and no more', t => {
  t.is(ceiling([form('a', 0), form('a', 1), form('b', 2), form('c', 3)]), 3 / 4);
  t.is(ceiling([form('a', 0), form('a', 0), form('a', 1)]), 2 / 3);
  t.is(ceiling([form('a', 0), form('b', 1)]), 1);
});
