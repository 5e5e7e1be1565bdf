// `npm run gradcheck:figures`: how often gradcheck errs, and what it costs. docs/gradcheck.md shows what this prints.
import { textTable } from '../../lib/model/text-table.ts';
import {
  gradcheck, type GradcheckReport, Linear, randn, Random, Sequential, Tanh, type Tensor,
} from '../../lib/index.ts';
import { type GradcheckCase, gradcheckCase, kinds } from '../support/gradcheck-cases.ts';
import { injectError } from '../support/inject-error.ts';

/** How many cases: the first number after the command's name. */
const CASES = Number(process.argv[2] ?? 5000);
/** The relative error that is put into one element. */
const ERROR = 1e-9;

/** What the cases of one kind came to. */
interface Tally {
  cases: number;
  values: number;
  climbed: number;
  alarms: number;
  fallbacks: number;
  inconclusive: number;
  usual: number;
  inconclusiveUsual: number;
  injected: number;
  caught: number;
  opened: number;
}

const count = (numbers: Uint8Array, wanted: number): number => numbers.filter(n => n === wanted).length;
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const percent = (part: number, whole: number): string => whole === 0 ? '' : `${(100 * part / whole).toFixed(2)} %`;
const grouped = (n: number): string => n.toLocaleString('en-US');
const print = (text: string): void => { process.stdout.write(`${text}\n`); };

function tallyOf(report: GradcheckReport, { scale }: GradcheckCase): Tally {
  const { gradients, verdict, fallback } = report, usual = scale >= 0.1 && scale <= 10;
  const values = total(gradients.map(({ checked }) => checked));
  const inconclusive = total(gradients.map(({ errors }) => count(errors.verdicts, 1)));
  return {
    cases: 1, values, inconclusive,
    climbed: total(gradients.map(({ oracles }) => oracles.bignumber ?? 0)),
    alarms: verdict === 'wrong' ? 1 : 0,
    fallbacks: fallback === undefined ? 0 : 1,
    usual: usual ? values : 0,
    inconclusiveUsual: usual ? inconclusive : 0,
    injected: 0, caught: 0, opened: 0,
  };
}

/** Puts an error into an element that was settled, one other than 0, and has it checked again. */
function inject(report: GradcheckReport, { layer, X, seed }: GradcheckCase): Partial<Tally> {
  const random = new Random(seed + 1e6), { gradients } = report, k = random.integer(0, gradients.length);
  const { name, errors } = gradients[k]!, place = random.integer(0, errors.verdicts.length);
  if (errors.verdicts[place] !== 0) return {};
  const wrong = injectError(layer, k, place, ERROR), again = gradcheck(wrong.layer, X, { seed, training: true });
  if (wrong.element() === 0) return {};                      // 0 times anything is right
  const verdict = again.gradients[k]!.errors.verdicts[place];
  if (verdict === 0) print(`missed in case ${seed}: ${name}, element ${place}, which is ${wrong.element()}`);
  return { injected: 1, caught: verdict === 2 ? 1 : 0, opened: verdict === 1 ? 1 : 0 };
}

function sumUp(tallies: readonly Tally[]): Tally {
  const keys = Object.keys(tallies[0]!) as (keyof Tally)[];
  return Object.fromEntries(keys.map(key => [key, total(tallies.map(tally => tally[key]))])) as unknown as Tally;
}

function rowOf(kind: string, t: Tally): string[] {
  return [
    kind, grouped(t.cases), grouped(t.values), grouped(t.climbed), grouped(t.alarms), grouped(t.fallbacks),
    percent(t.inconclusive, t.values), percent(t.inconclusiveUsual, t.usual), grouped(t.injected), grouped(t.caught),
    grouped(t.opened),
  ];
}

function printCases(): void {
  const tallies = new Map(kinds.map(kind => [kind, [] as Tally[]]));
  for (let k = 0; k < CASES; k++) {
    const one = gradcheckCase(k), report = gradcheck(one.layer, one.X, { seed: k, training: true });
    if (report.verdict === 'wrong') print(`false alarm in case ${k}\n${String(report)}`);
    tallies.get(kinds[k % kinds.length]!)!.push({ ...tallyOf(report, one), ...inject(report, one) });
  }
  const header = [
    '', 'cases', 'values', 'in 64\ndigits', 'false\nalarms', 'fell\nback', 'inconclusive', '… at scales\n0.1 to 10',
    'errors\nput in', 'wrong', 'incon-\nclusive',
  ];
  const sums = [...tallies].map(([kind, list]) => [kind, sumUp(list)] as const);
  print(`Right layers, input scales 1e-3 to 1e3; then an error of ${ERROR} in one element that was settled\n`);
  print(textTable(header, sums.map(([kind, sum]) => rowOf(kind, sum)), rowOf('', sumUp(sums.map(([, sum]) => sum)))));
}

/** The least time of some runs, in milliseconds: what it takes when nothing else gets in between. */
function timeOf(run: () => unknown, times: number): number {
  let least = Infinity;
  for (let k = 0; k < times; k++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function printCost(): void {
  const rows = ([[3, 4, 5, 3], [5, 8, 12, 4], [5, 23, 16, 5], [8, 40, 30, 10]] as const).map(([N, I, H, O]) => {
    const random = new Random(1), X: Tensor = randn([N, I], { random });
    const net = new Sequential(new Linear(I, H, { random }), new Tanh(), new Linear(H, O, { random }));
    const values = total(gradcheck(net, X).gradients.map(({ checked }) => checked));
    const forward = timeOf(() => net.forward(X), 3000), check = timeOf(() => gradcheck(net, X), 20);
    return [
      `${I}-${H}-${O}, batch ${N}`, grouped(values), forward.toFixed(4), check.toFixed(2),
      (check / forward).toFixed(0), (check / forward / values).toFixed(2),
    ];
  });
  const header = ['network', 'values', 'forward\nms', 'gradcheck\nms', 'forwards', 'forwards\na value'];
  print(`\nCost: the time of a check, in forward passes\n\n${textTable(header, rows)}`);
}

printCases();
printCost();
