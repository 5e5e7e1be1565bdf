import test from 'ava';
import { classReports, confusionMatrix } from '../../../../lib/index.ts';
import { classTable } from '../../../../lib/cli/demo/digits/classes.ts';

test('there is a line for each class, and nothing where there is nothing to tell', t => {
  const [header, rule, ...rows] = classTable(classReports(confusionMatrix([0, 0, 0, 1], [0, 1, 1, 1], 3))).split('\n');
  t.regex(header!, /^digit +images +read right +recall +precision +most often taken for$/);
  t.regex(rule!, /^[─ ]+$/);
  t.deepEqual(rows.map(row => row.trim().split(/ {2,}/)), [
    ['0', '3', '1', '33.33 %', '100.00 %', '1 (2 ×)'],
    ['1', '1', '1', '100.00 %', '33.33 %'],
    ['2', '0', '0'],
  ]);
});
