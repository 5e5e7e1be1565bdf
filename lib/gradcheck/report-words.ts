import type { ContractFinding, GradcheckReport, GradientReport, OracleName } from './report.ts';

// What text, Markdown and HTML say alike.

/** What an oracle is called in a column. */
const SHORT: Readonly<Record<OracleName, string>> = {
  'complex-step': 'complex', 'bignumber': '64 digits', 'central': 'central',
};

/** A count with its thousands apart. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** A number to some digits; 0 as it is, and tiny ones with an exponent, so that none grows long. */
export function digits(x: number, precision: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x).replace('Infinity', '∞');
  return Math.abs(x) < 1e-3 ? x.toExponential(precision - 1) : x.toPrecision(precision);
}

/** A relative error: two digits and the power of ten say it all. */
export function errorText({ maxRelativeError: error, checked }: GradientReport): string {
  if (checked === 0) return '';
  return error >= 0.01 && error < 100 ? error.toPrecision(2) : error > 0 && error < Infinity
    ? error.toExponential(1) : digits(error, 1);
}

/** The worst element's place, backward's value and the oracle's. */
export function worstTexts({ worst }: GradientReport, precision: number):
[place: string, analytic: string, numeric: string] {
  if (worst === undefined) return ['', '', ''];
  const { index, analytic, numeric, kink } = worst;
  const oracle = kink === undefined ? digits(numeric, precision) : `kink ${kink.map(k => digits(k, 3)).join(' … ')}`;
  return [`[${index.join(',')}]`, digits(analytic, precision), oracle];
}

/** Which oracles settled a gradient: `complex`, `complex+64` where some elements had to be taken in 64 digits. */
export function oracleText({ oracles }: GradientReport): string {
  const names = (['complex-step', 'bignumber', 'central'] as const).filter(name => oracles[name] !== undefined);
  return names.length === 1 ? SHORT[names[0]!] : names.map(name => SHORT[name].split(' ')[0]!).join('+');
}

/** The contract in a line: what is kept, what is broken, what could not be tried. */
export function contractText(contract: readonly ContractFinding[]): string {
  const laws = (wanted: string): string =>
    contract.filter(({ verdict }) => verdict === wanted).map(({ law }) => law).join(', ');
  const kept = laws('correct'), broken = laws('wrong'), untried = laws('inconclusive');
  if (broken === '' && untried === '') return `kept (${kept})`;
  const parts = [['broken', broken], ['not checked', untried], ['kept', kept]];
  return parts.filter(([, list]) => list !== '').map(([what, list]) => `${what!}: ${list!}`).join('; ');
}

/** What was seen of the laws that are not kept. One problem that breaks several is told once. */
export function brokenLaws({ contract, gradients }: GradcheckReport): string[] {
  const told = new Set(gradients.map(({ problem }) => problem));
  const broken = contract.filter(({ kept, problem }) => !kept && !told.has(problem));
  const problems = [...new Set(broken.map(({ problem = '' }) => problem))];
  return problems.map(problem => {
    const laws = broken.filter(law => law.problem === problem);
    const [{ law, statement }] = laws as [ContractFinding];
    return `${laws.length === 1 ? `${law} (${statement})` : laws.map(one => one.law).join(', ')}: ${problem}`;
  });
}

/** What is wrong, in sentences: why gradients could not be compared, and where to look. */
export function problemsOf({ gradients, located }: GradcheckReport): string[] {
  const unlike = gradients.filter(({ problem }) => problem !== undefined);
  const problems = [...new Set(unlike.map(({ problem }) => problem!))].map(problem =>
    `${unlike.filter(gradient => gradient.problem === problem).map(({ name }) => name).join(', ')}: ${problem}`);
  const reasons = gradients.flatMap(({ diagnosis }) => diagnosis === undefined ? [] : [diagnosis.text]);
  const notes = gradients.flatMap(({ name, note }) => note === undefined ? [] : [`${name} is derived in ${note}`]);
  const where = located === undefined ? [] : [`the first wrong layer, from the end: ${located}`];
  return [...problems, ...reasons, ...notes, ...where];
}

/** How the verdicts came about, as far as a reader has to know. */
export function notesOf({ gradients, fallback, warnings }: GradcheckReport): string[] {
  const mixed = gradients.filter(({ oracles }) => Object.keys(oracles).length > 1);
  const climbed = mixed.map(({ name, checked, oracles }) =>
    `${grouped(oracles.bignumber ?? 0)} of ${grouped(checked)} in ${name}`);
  const rounded = gradients.filter(({ rounding32 }) => rounding32 !== undefined);
  const rounding = rounded.map(({ name, rounding32 }) => `${name} ${Number(rounding32).toExponential(1)}`);
  return [
    ...warnings.map(warning => `warning: ${warning}`),
    ...(fallback === undefined ? [] : [`by central differences only: ${fallback}`]),
    ...(climbed.length === 0 ? [] : [`settled in 64 digits: ${climbed.join(', ')}`]),
    ...(rounding.length === 0 ? [] : [`checked in float64; float32 rounds by ${rounding.join(', ')}`]),
    ...gradients.flatMap(gradient => samplingText(gradient)),
  ];
}

function samplingText({ name, checked, sampling }: GradientReport): string[] {
  if (sampling === undefined) return [];
  const { size, missedSingle, missedPercent } = sampling;
  return [`${name}: sampled ${grouped(checked)} of ${grouped(size)}: an error in a single element is missed with `
    + `probability ${chance(missedSingle)}; in 1 % of the elements with ${chance(missedPercent)}`];
}

/** A probability to two digits of what matters: 0.82, 2.3e-5; 0.9999 rather than 1. */
function chance(p: number): string {
  if (p === 0 || p === 1) return String(p);
  if (p < 1e-3) return p.toExponential(1);
  const places = Math.max(2, 1 - Math.floor(Math.log10(1 - p)));
  return p > 0.99 ? p.toFixed(Math.min(places, 12)) : p.toPrecision(2);
}
