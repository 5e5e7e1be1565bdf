import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {
  gradeClass, type GradeClassOptions, type SubmissionGrader,
} from '../../../lib/assignments/grade/grade-class.ts';
import { Journal } from '../../../lib/assignments/grade/journal.ts';
import type { Graded } from '../../../lib/assignments/result.ts';
import { runs } from '../../support/runs.ts';
import { folderOf } from './folder.ts';
import { gradedOf, partOf } from './graded.ts';

/** Graders that do what `grade` says, and count. */
function graders(grade: (path: string) => Promise<Graded>): {
  readonly newGrader: () => SubmissionGrader; readonly graded: string[]; made: number; closed: number; busiest: number;
} {
  let busy = 0;
  const counts = {
    graded: [] as string[], made: 0, closed: 0, busiest: 0,
    newGrader: (): SubmissionGrader => {
      counts.made++;
      return {
        grade: async path => {
          counts.graded.push(path);
          counts.busiest = Math.max(counts.busiest, ++busy);
          return grade(path).finally(() => { busy--; });
        },
        close: async () => { counts.closed++; return Promise.resolve(); },
      };
    },
  };
  return counts;
}

const submissionsOf = (names: readonly string[]): { name: string; path: string }[] =>
  names.map(name => ({ name, path: `class/${name}` }));
const options = (newGrader: () => SubmissionGrader, jobs: number): GradeClassOptions =>
  ({ newGrader, jobs, keyOf: async ({ path }) => Promise.resolve(path) });
const right = (path: string): Graded => gradedOf(path, [partOf('forward', 2)]);
const names = Array.from({ length: 9 }, (_, i) => `s${i}`);

/** A promise that is kept when the test says. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => { /* set below */ };
  return { opened: new Promise(resolve => { open = resolve; }), open: () => { open(); } };
}

test('every submission is graded once, by as many graders as jobs, and all are closed', async t => {
  const counts = graders(async path => { await new Promise(setImmediate); return right(path); });
  const { graded, failed } = await gradeClass(submissionsOf(names), options(counts.newGrader, 4));
  t.deepEqual(graded.map(({ name }) => name), names);
  t.deepEqual(failed, []);
  t.deepEqual(counts.graded.toSorted(), names.map(name => `class/${name}`));
  t.deepEqual([counts.made, counts.closed, counts.busiest], [4, 4, 4]);
});

test('neither the number of jobs nor who is ready first changes the results', async t => {
  const delaysOf = fc.array(fc.nat(4), { minLength: names.length, maxLength: names.length });
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 12 }), delaysOf, async (jobs, delays) => {
    const { newGrader } = graders(async path => {
      for (let turns = delays[Number(path.at(-1))]!; turns > 0; turns--) await new Promise(setImmediate);
      return right(path);
    });
    const { graded } = await gradeClass(submissionsOf(names), options(newGrader, jobs));
    return graded.map(({ name }) => name).join() === names.join();
  });
  await t.notThrowsAsync(fc.assert(property, { numRuns: runs(50) }));
});

test('there are no more graders than submissions', async t => {
  const counts = graders(async path => Promise.resolve(right(path)));
  await gradeClass(submissionsOf(['a']), options(counts.newGrader, 8));
  t.is(counts.made, 1);
  t.deepEqual(await gradeClass([], options(counts.newGrader, 8)), { graded: [], failed: [] });
});

test('where the grader itself fails, that submission is named, and the next has a new grader', async t => {
  const counts = graders(async path => path.endsWith('s2') ? Promise.reject(new Error('no more\nprocesses'))
    : Promise.resolve(right(path)));
  const { graded, failed } = await gradeClass(submissionsOf(names), options(counts.newGrader, 1));
  t.is(graded.length, 8);
  t.deepEqual(failed, [{ path: 'class/s2', why: 'no more processes' }]);
  t.deepEqual([counts.made, counts.closed], [2, 2]);
});

test('points that are no numbers are a failure of the grader', async t => {
  const { newGrader } = graders(async path => Promise.resolve(gradedOf(path, [partOf('forward', 2, { points: NaN })])));
  const { graded, failed } = await gradeClass(submissionsOf(['a']), options(newGrader, 1));
  t.deepEqual(graded, []);
  t.regex(failed[0]!.why, /^the grader gave NaN of 2 points/);
});

test('after the signal nothing more is begun, and what comes late is dropped', async t => {
  const controller = new AbortController(), late = gate(), told: string[] = [];
  const counts = graders(async path => {
    if (path.endsWith('s3')) {
      controller.abort();
      await late.opened;                       // never, before gradeClass has ended
    }
    return right(path);
  });
  const { graded } = await gradeClass(submissionsOf(names), {
    ...options(counts.newGrader, 1), signal: controller.signal, onGraded: ({ name }) => { told.push(name); },
  });
  late.open();
  t.deepEqual(graded.map(({ name }) => name), ['s0', 's1', 's2']);
  t.deepEqual(told, ['s0', 's1', 's2']);
  t.is(counts.graded.length, 4);
  t.is(counts.closed, 1);
});

test('what the journal has is not graded again; what is graded goes there', async t => {
  const path = join(await folderOf(t), 'journal'), first = await Journal.open(path);
  const one = graders(async file => Promise.resolve(right(file)));
  await gradeClass(submissionsOf(names.slice(0, 5)), { ...options(one.newGrader, 2), journal: first });
  await first.close();

  const second = await Journal.open(path), told: [string, boolean][] = [];
  const two = graders(async file => Promise.resolve(right(file)));
  const { graded } = await gradeClass(submissionsOf(names), {
    ...options(two.newGrader, 2), journal: second, onGraded: ({ name }, known) => { told.push([name, known]); },
  });
  await second.close();
  t.deepEqual(two.graded.toSorted(), names.slice(5).map(name => `class/${name}`));
  t.deepEqual(graded.map(({ name }) => name), names);
  t.is(told.filter(([, known]) => known).length, 5);
});

test('a journal that cannot be written ends the run with its error', async t => {
  const journal = await Journal.open(join(await folderOf(t), 'journal'));
  await journal.close();
  const counts = graders(async path => Promise.resolve(right(path)));
  const run = gradeClass(submissionsOf(names), { ...options(counts.newGrader, 2), journal });
  await t.throwsAsync(run, { code: 'EBADF' });
  t.is(counts.closed, counts.made);
  t.true(counts.graded.length < names.length);
});
