import test from 'ava';
import { assignments } from '../../../lib/assignments/catalogue/index.ts';
import { readmeOf } from '../../../lib/assignments/handout/readme.ts';

test('a README says the formula, the shapes, the steps, the points and the command', t => {
  for (const assignment of assignments) {
    const { title, points, handout } = assignment, text = readmeOf([{ assignment, command: 'the command' }]);
    t.true(text.startsWith(`# ${title}\n`));
    t.true(text.includes(`$$${handout.formula}$$`));
    t.true(text.includes('```sh\nthe command\n```'));
    for (const [part, count] of Object.entries(points)) t.true(text.includes(`| ${part} | ${count} |`), part);
    for (const [name, shape] of Object.entries(handout.shapes)) t.true(text.includes(`| \`${name}\` | \`${shape}\` |`));
    t.is(text.match(/^\d+\. /gm)?.length, handout.steps.length);
  }
});

test('labels of steps are code, indices in formulas are not', t => {
  const [assignment] = assignments, steps = ['[dW] [db] Take $[x > 0]$ and `a[0]`.'];
  const text = readmeOf([{ assignment: { ...assignment!, handout: { ...assignment!.handout, steps } }, command: '' }]);
  t.true(text.includes('1. `[dW]` `[db]` Take $[x > 0]$ and `a[0]`.'));
});

test('several assignments have one README', t => {
  const text = readmeOf(assignments.slice(0, 2).map(assignment => ({ assignment, command: assignment.id })));
  t.is(text.match(/^# /gm)?.length, 2);
});
