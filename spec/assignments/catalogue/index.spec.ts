import test from 'ava';
import { entries, sets } from '../../../lib/assignments/catalogue/index.ts';
import { checkDefinition } from '../../../lib/assignments/check-definition.ts';
import { prepareHandouts, prepareSolution } from '../../../lib/assignments/handout/prepare.ts';
import { localAttempt, type LocalSubject } from '../../../lib/assignments/judge/attempt.ts';
import { drawCase } from '../../../lib/assignments/judge/cases.ts';
import { judge } from '../../../lib/assignments/judge/judge.ts';
import { gradcheck, type Layer, Random, withParams } from '../../../lib/index.ts';
import { importHandout, readProject } from '../../support/handouts.ts';
import { runs, some } from '../../support/runs.ts';

const ids = entries.map(({ assignment: { id } }) => id);

/** What an assignment asks for, of what a file exports. */
function subjectOf({ assignment: { task } }: typeof entries[number], module: Record<string, unknown>): LocalSubject {
  const subject = task.kind === 'functions' ? { forward: module[task.forward], backward: module[task.backward] }
    : module[task.name];
  return subject as LocalSubject;
}

test('the assignments of the course are there, each under an id of its own', t => {
  t.is(new Set(ids).size, ids.length);
  for (const id of [
    'linear', 'relu', 'sigmoid', 'tanh', 'softmax-cross-entropy', 'two-layer-network', 'dropout', 'batch-norm-staged',
    'batch-norm', 'layer-norm', 'conv2d', 'max-pool', 'rnn', 'lstm', 'attention',
  ]) t.true(ids.includes(id), id);
  t.true(ids.filter(id => id.startsWith('find-the-bug-')).length >= 5);
});

test('what is needed comes before, and a set is made of assignments', t => {
  for (const { assignment: { id, needs } } of entries) {
    t.deepEqual(needs.filter(other => !ids.includes(other) || ids.indexOf(other) >= ids.indexOf(id)), [], id);
  }
  for (const parts of Object.values(sets)) t.deepEqual(parts.filter(id => !ids.includes(id)), []);
});

for (const entry of entries) {
  const { assignment, recipe } = entry, { id, points, hints, draw, task } = assignment;

  test(`${id} is defined completely, and its own gradients are right`, t => {
    t.notThrows(() => { checkDefinition(assignment); });
    t.is(Object.values(points).reduce((sum, count) => sum + count, 0), 10);
    t.deepEqual(Object.keys(hints).sort(), Object.keys(points).sort());
  });

  test(`${id} draws cases of two samples or more, and the same for the same seed`, t => {
    for (let seed = 0; seed < runs(100); seed++) {
      const one = draw(new Random(seed)), same = draw(new Random(seed));
      t.true(one.X.shape.every(length => length >= 2));
      t.is(String(one.X), String(same.X));
      t.deepEqual(one.args, same.args);
    }
  });

  if (recipe.errors === undefined) {
    test(`the reference solution of ${id} gets full points`, async t => {
      const subject = subjectOf(entry, await importHandout(prepareSolution(recipe, readProject)));
      const result = judge(assignment, localAttempt(subject, task), { seed: 1 });
      t.deepEqual(result.parts.filter(({ verdict }) => verdict !== 'right'), []);
      t.is(result.points, result.max);
    });

    test(`what is begun of ${id} can be constructed, and says what is still to be written`, async t => {
      const [files] = prepareHandouts(recipe, readProject), { args = [], X, target, params } = draw(new Random(1));
      const module = await importHandout(files!);
      const begun = subjectOf(entry, module) as never;
      const made = (task.kind === 'functions' ? begun : new (begun as new (...given: unknown[]) => object)(...args)) as
        { forward(...given: unknown[]): unknown; backward(...given: unknown[]): unknown };
      const given = task.kind === 'functions' ? [params, X] : [X, target ?? {}];
      t.throws(() => made.forward(...given), { message: `${id}: forward is still to be written` });
      t.throws(() => made.backward(X, {}), { message: `${id}: backward is still to be written` });
    });
  } else {
    for (const [k, { name, replace }] of some([...recipe.errors.entries()])) {
      test(`${id}: that ${name} compiles, and is found by the gradient check`, async t => {
        const files = prepareHandouts(recipe, readProject)[k]!, module = await importHandout(files);
        const theCase = drawCase(assignment, 1, 0), { args = [], X, seed } = theCase;
        const own = new (module[(task as { name: string }).name] as new (...given: unknown[]) => Layer)(...args);
        const report = gradcheck(withParams(own, theCase.reference.params), X, { seed, sample: 6 });
        t.true(report.gradients.some(({ verdict }) => verdict === 'wrong'));
        t.false(files.text.includes(replace.at(-1)![0]));
      });
    }
  }
}
