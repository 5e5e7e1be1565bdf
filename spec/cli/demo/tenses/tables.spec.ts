import test from 'ava';
import { confusionTable, formTable } from '../../../../lib/cli/demo/tenses/tables.ts';
import { classReports, confusionMatrix } from '../../../../lib/index.ts';

test('there is a line for each tense, and nothing where there is nothing to tell', t => {
  const confusion = confusionMatrix([0, 0, 0, 1], [0, 1, 1, 1], 5);
  const [, header, , ...rows] = confusionTable(confusion, classReports(confusion)).split('\n');
  t.is(header!.trim().split(/ +/).join(' '), 'is present preterite imperfect future conditional recall precision');
  const cells = rows.map(row => row.trim().split(/ {2,}/));
  t.deepEqual(cells[0], ['present', '1', '2', '0', '0', '0', '33.33 %', '100.00 %']);
  t.deepEqual(cells[1], ['preterite', '0', '1', '0', '0', '0', '100.00 %', '33.33 %']);
  t.deepEqual(cells[4], ['conditional', '0', '0', '0', '0', '0']);
});

test('a form is shown with the probability of each tense', t => {
  const line = formTable([{
    text: 'hablamos', infinitive: 'hablar', person: 3, tense: 1, told: 0, tenses: [0, 1],
    probabilities: [0.5, 0.25, 0, 0, 0.25],
  }]).split('\n')[2]!;
  t.is(line.split(/ {2,}/).join(', '),
    'hablamos, hablar, nosotros, 50 %, 25 %, 0 %, 0 %, 25 %, present, preterite');
});
