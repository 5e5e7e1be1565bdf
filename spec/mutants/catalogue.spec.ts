import test from 'ava';
import { gradcheck } from '../../lib/index.ts';
import { runs, some } from '../support/runs.ts';
import { catalogue } from './catalogue/index.ts';
import { countAlarms } from './false-alarms.ts';
import { judge, type Outcome } from './judge.ts';
import { lawNames, type Mutant, reasons, type Subject, subjects } from './mutant.ts';
import { goodEnough, scoreOf, sentence } from './scores.ts';

/** Each is judged when it is first asked for, so that the tests report as they go: all together take a while. */
const judged = new Map<Mutant, Outcome>();
const outcomeOf = (mutant: Mutant): Outcome => {
  const outcome = judged.get(mutant) ?? judge(mutant);
  judged.set(mutant, outcome);
  return outcome;
};
const triedOf = (subject: Subject): readonly Mutant[] => some(catalogue.filter(({ of }) => of === subject));
const outcomes = (of: readonly Mutant[] = subjects.flatMap(triedOf)): readonly Outcome[] => of.map(outcomeOf);
const describe = ({ of, name }: Mutant): string => `${of}: ${name}`;

for (const subject of subjects) {
  test(`every wrong ${subject} is caught`, t => {
    const missed = outcomes(triedOf(subject)).filter(({ caught }) => !caught);
    t.deepEqual(missed.map(sentence), []);
  });

  test(`every wrong ${subject} is correct without its mistake`, t => {
    const alarms = triedOf(subject).flatMap(({ name, right, X, training = false }) => {
      const report = gradcheck(right(), X(), { training });
      return report.verdict === 'correct' ? [] : [`${name}: ${String(report)}`];
    });
    t.deepEqual(alarms, []);
  });
}

test('the gradient that a mutant says is wrong is the one that is', t => {
  const elsewhere = outcomes().filter(({ mutant: { gradient }, report }) => gradient !== 'contract'
    && report.gradients.find(({ name }) => name === gradient)?.verdict !== 'wrong');
  t.deepEqual(elsewhere.map(({ mutant }) => describe(mutant)), []);
});

test('the law that a mutant says is broken is broken', t => {
  const kept = outcomes().filter(({ mutant, right }) => mutant.gradient === 'contract' && !right);
  t.deepEqual(kept.map(sentence), []);
});

test('at least nine of ten mutants are rightly diagnosed', t => {
  const missed = outcomes().filter(({ right }) => !right).map(sentence);
  t.true(goodEnough(scoreOf('all', outcomes())), missed.join('\n'));
});

test('there are at least 60 mutants, and three of each layer and loss', t => {
  t.true(catalogue.length >= 60);
  const rare = subjects.filter(subject => catalogue.filter(({ of }) => of === subject).length < 3);
  t.deepEqual(rare, []);
});

test('every reason and every law has a mutant, none is expected of one in ten at most, and it is said why', t => {
  const expected = catalogue.map(mutant => mutant.expected as string);
  t.deepEqual([...reasons, ...lawNames].filter(word => !expected.includes(word)), []);
  t.true(expected.filter(word => word === 'none').length <= catalogue.length / 10);
  t.deepEqual(catalogue.filter(m => (m.expected === 'none') !== (m.because !== undefined)).map(describe), []);
});

test('no two mutants go by the same name', t => {
  const names = catalogue.map(describe);
  t.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
});

test('inputs have two samples or more and are not square', t => {
  const hiding = catalogue.filter(({ X }) => {
    const [N, ...rest] = X().shape;
    return N! < 2 || (rest.length === 1 && rest[0] === N);
  });
  t.deepEqual(hiding.map(describe), []);
});

test('right layers raise no false alarm', t => {
  t.deepEqual(countAlarms(runs(8)).alarms, []);
});
