import test from 'ava';
import { assignments } from '../../lib/assignments/catalogue/index.ts';
import { findAssignment, findAssignments } from '../../lib/assignments/find.ts';

test('every assignment is found by its id', async t => {
  for (const assignment of assignments) t.is(await findAssignment(assignment.id), assignment);
});

test('of an unknown id, the nearest are named', async t => {
  await t.throwsAsync(findAssignment('layernorm'), { message: /^there is no assignment 'layernorm'; the nearest are layer-norm, / });
  await t.throwsAsync(findAssignment('bug'), { message: /nearest are find-the-bug-linear, find-the-bug-/ });
});

test('a name that stands for several gives them all, where several are wanted', async t => {
  t.deepEqual((await findAssignments('sigmoid-and-tanh')).map(({ id }) => id), ['sigmoid', 'tanh']);
  t.deepEqual((await findAssignments('linear')).map(({ id }) => id), ['linear']);
  await t.throwsAsync(findAssignment('sigmoid-and-tanh'),
    { message: 'sigmoid-and-tanh stands for several assignments: sigmoid, tanh' });
});

test('a path is a teacher\'s file', async t => {
  await t.throwsAsync(findAssignment('./nowhere/mine.ts'), { message: /nowhere\/mine\.ts/ });
});
