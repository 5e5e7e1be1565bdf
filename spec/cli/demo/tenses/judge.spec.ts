import test from 'ava';
import type { Form } from '../../../../lib/cli/demo/tenses/data.ts';
import { examples, judge, type Judged } from '../../../../lib/cli/demo/tenses/judge.ts';
import { eye, Linear, tensor, withParams, zeros } from '../../../../lib/index.ts';

const form = (text: string, tense: number, person = 0, infinitive = 'x'): Form => ({ text, infinitive, person, tense });
/** Told `told` with a certainty. */
const judged = (of: Form, told: number, certainty = 0.9, tenses = [of.tense]): Judged =>
  ({ ...of, told, tenses, probabilities: [0, 1, 2, 3, 4].map(k => k === told ? certainty : (1 - certainty) / 4) });

test('a form is told to be of the most probable tense, and the probabilities are those of softmax', t => {
  const scores = tensor([[0, Math.log(3), 0, 0, -1e4], [0, 0, 0, 9, 0]]);
  const same = withParams(new Linear(5, 5, { bias: false }), { W: eye(5) });
  const [first, second] = judge(same, scores, [form('a', 0), form('b', 3)]) as [Judged, Judged];
  t.is(first.told, 1);
  t.true(Math.abs(first.probabilities[1]! - 0.5) < 1e-15 && first.probabilities[4] === 0);
  t.is(second.told, 3);
  t.is(second.text, 'b');
});

test('all tenses that are spelled alike are told with a form', t => {
  const same = new Linear(5, 5), forms = [form('a', 0), form('a', 1), form('b', 2)];
  t.deepEqual(judge(same, zeros([3, 5]), forms).map(({ tenses }) => tenses), [[0, 1], [0, 1], [2]]);
});

test('one verb\'s five tenses are shown where all were told right and none is ambiguous', t => {
  const verb = (infinitive: string, texts: readonly string[]): Form[] =>
    texts.map((text, tense) => form(text, tense, 3, infinitive));
  const wrong = verb('a', ['a1', 'a2', 'a3', 'a4', 'a5']).map(one => judged(one, 0));
  const unclear = verb('b', ['b1', 'b1', 'b3', 'b4', 'b5'])
    .map(one => judged(one, one.tense, 0.9, one.tense < 2 ? [0, 1] : [one.tense]));
  const clear = verb('c', ['c1', 'c2', 'c3', 'c4', 'c5']).map(one => judged(one, one.tense));
  t.deepEqual(examples([...wrong, ...unclear, ...clear], 9).right, clear);
  t.deepEqual(examples([...wrong, ...unclear], 9).right, []);
});

test('spellings are shown once, errors with the surest first', t => {
  const alike = [judged(form('a', 0), 0, 0.5, [0, 1]), judged(form('a', 1), 0, 0.5, [0, 1])];
  const unsure = judged(form('b', 2), 3, 0.4), sure = judged(form('c', 2), 3, 0.8), right = judged(form('d', 4), 4);
  const shown = examples([...alike, unsure, sure, { ...sure }, right], 9);
  t.deepEqual(shown.ambiguous.map(({ text }) => text), ['a']);
  t.deepEqual(shown.wrong, [sure, unsure]);
  t.deepEqual(examples([unsure, sure], 1).wrong, [sure]);
});
