// `npm run gradcheck:figures`: how often gradcheck errs. docs/gradcheck.md shows what this prints. The first argument
// is the number of cases, 5,250 unless given (a few minutes); the exit code says whether the figures are good enough.
import { Arithmetics, gradientAt } from '../../lib/gradcheck/arithmetics.ts';
import { chooseJudge } from '../../lib/gradcheck/choose-judge.ts';
import type { Place } from '../../lib/gradcheck/trial.ts';
import {
  copy, deriveSeed, gradcheck, type GradcheckReport, randn, Random,
} from '../../lib/index.ts';
import { textTable } from '../../lib/model/text-table.ts';
import { type GradcheckCase, gradcheckCase, kinds } from '../support/gradcheck-cases.ts';
import { injectError } from '../support/inject-error.ts';
import { isZeroByRight } from '../support/zero-by-right.ts';

const CASES = Number(process.argv[2] ?? 5250);
/** The relative error that is put into one element. */
const ERROR = 1e-9;
/** How many elements may be left open: at input scales from 0.1 to 10, and at all scales. */
const OPEN_AT_USUAL_SCALES = 0.01, OPEN = 0.05;

/** What the cases of one kind came to: elements, unless it says cases. */
interface Tally {
  readonly cases: number;
  readonly elements: number;
  readonly complex: number;
  readonly digits: number;
  readonly central: number;
  /** Cases called wrong. */
  readonly alarms: number;
  readonly open: number;
  readonly usual: number;
  readonly openAtUsual: number;
  readonly injected: number;
  readonly caught: number;
  readonly notSettled: number;
  readonly missed: number;
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const percent = (part: number, whole: number): string => whole === 0 ? '' : `${(100 * part / whole).toFixed(2)} %`;
const grouped = (n: number): string => n.toLocaleString('en-US');
const print = (text: string): void => { process.stdout.write(`${text}\n`); };

function tallyOf({ gradients, verdict }: GradcheckReport, { scale }: GradcheckCase): Omit<Tally, keyof Injections> {
  const elements = total(gradients.map(({ checked }) => checked)), isUsual = scale >= 0.1 && scale <= 10;
  const open = total(gradients.map(({ errors }) => errors.verdicts.filter(v => v === 1).length));
  return {
    cases: 1, elements, open,
    complex: total(gradients.map(({ oracles }) => oracles['complex-step'] ?? 0)),
    digits: total(gradients.map(({ oracles }) => oracles.bignumber ?? 0)),
    central: total(gradients.map(({ oracles }) => oracles.central ?? 0)),
    alarms: verdict === 'wrong' ? 1 : 0,
    usual: isUsual ? elements : 0,
    openAtUsual: isUsual ? open : 0,
  };
}

type Injections = Pick<Tally, 'injected' | 'caught' | 'notSettled' | 'missed'>;

/** Puts an error into one element of each gradient, one that is not 0, and has the element judged. */
function inject({ layer, X, seed }: GradcheckCase): Injections {
  const random = new Random(deriveSeed(seed, 1)), options = { training: true, seed };
  const R = randn(layer.forward(X, options)[0].shape, { random });
  const places: Place[] = [{ input: true }, ...Object.keys(layer.params).map(parameter => ({ parameter }))];
  const verdicts = places.flatMap((at, which) => {
    const size = 'input' in at ? X.size : layer.params[at.parameter]!.size, place = random.integer(0, size);
    const wrong = injectError(layer, which, place, ERROR), [Y, cache] = wrong.layer.forward(copy(X), options);
    const gradient = gradientAt(wrong.layer.backward(R, cache), at)!;
    const element = wrong.element();
    // 0 times anything is right, and so is rounding in place of 0.
    if (element === 0 || (Math.abs(element) < 1e-12 && isZeroByRight(layer, X, options, R, at, place))) return [];
    const { judgeAt } = chooseJudge(new Arithmetics(wrong.layer, X, options, R, Y, false), 'auto');
    const { verdict } = judgeAt(at)(gradient, [place])[0]!;
    if (verdict === 'correct') print(`missed in case ${seed}: gradient ${which}, element ${place}: ${wrong.element()}`);
    return [verdict];
  });
  const count = (wanted: string): number => verdicts.filter(verdict => verdict === wanted).length;
  return {
    injected: verdicts.length, caught: count('wrong'), notSettled: count('inconclusive'), missed: count('correct'),
  };
}

function sumUp(tallies: readonly Tally[]): Tally {
  const keys = Object.keys(tallies[0]!) as (keyof Tally)[];
  return Object.fromEntries(keys.map(key => [key, total(tallies.map(tally => tally[key]))])) as unknown as Tally;
}

function tableOf(rows: readonly (readonly [kind: string, tally: Tally])[], all: Tally): string {
  const right = (kind: string, t: Tally): string[] => [
    kind, ...[t.cases, t.elements, t.complex, t.digits, t.central, t.alarms].map(grouped),
    percent(t.open, t.elements), percent(t.openAtUsual, t.usual),
    ...[t.injected, t.caught, t.notSettled, t.missed].map(grouped),
  ];
  const header = [
    '', 'cases', 'elements', 'complex\nstep', '64\ndigits', 'central', 'false\nalarms', 'left\nopen',
    '… at\n0.1 to 10', 'errors\nput in', 'caught', 'left\nopen', 'missed',
  ];
  return textTable(header, rows.map(([kind, tally]) => right(kind, tally)), right('', all));
}

const tallies = new Map(kinds.map(kind => [kind, [] as Tally[]]));
for (let k = 0; k < CASES; k++) {
  const one = gradcheckCase(k), report = gradcheck(one.layer, one.X, { seed: k, training: true });
  if (report.verdict === 'wrong') print(`false alarm in case ${k}\n${String(report)}`);
  tallies.get(kinds[k % kinds.length]!)!.push({ ...tallyOf(report, one), ...inject(one) });
  if ((k + 1) % 500 === 0) process.stderr.write(`${k + 1} of ${CASES} cases\n`);
}
const rows = [...tallies].filter(([, list]) => list.length > 0).map(([kind, list]) => [kind, sumUp(list)] as const);
const all = sumUp(rows.map(([, tally]) => tally));
print(`Right layers, input scales 1e-3 to 1e3; then an error of ${ERROR} in one element of each gradient\n`);
print(tableOf(rows, all));
const reached: readonly (readonly [string, boolean])[] = [
  ['no false alarm', all.alarms === 0],
  ['none of the errors put in called correct', all.missed === 0 && all.injected > 0],
  [`at most ${100 * OPEN_AT_USUAL_SCALES} % left open at scales 0.1 to 10`,
    all.openAtUsual <= OPEN_AT_USUAL_SCALES * all.usual],
  [`at most ${100 * OPEN} % left open in all`, all.open <= OPEN * all.elements],
];
print('');
for (const [figure, good] of reached) print(`${good ? 'reached' : 'NOT REACHED'}: ${figure}`);
if (!reached.every(([, good]) => good)) process.exitCode = 1;
