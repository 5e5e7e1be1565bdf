import { textTable } from '../../lib/model/text-table.ts';
import type { AlarmCount } from './false-alarms.ts';
import type { Outcome } from './judge.ts';
import { percent, type Score, scoreOf, scoresBy, sentence } from './scores.ts';

const header = ['', 'mutants', 'caught', 'rightly diagnosed'];
const cells = ({ of, count, caught, right }: Score): string[] => [of, ...[count, caught, right].map(String)];

/** The outcomes for a terminal: every mutant, the totals, what was missed. */
export function textReport(outcomes: readonly Outcome[], alarms: AlarmCount): string {
  const rows = outcomes.map(({ mutant: { of, name, gradient, expected }, caught, right, said }) =>
    [of, name, gradient, expected, caught ? said : 'not caught', caught && right ? 'yes' : 'NO']);
  return [
    textTable(['layer', 'what is wrong', 'gradient', 'should be', 'was', 'right'], rows),
    textTable(header, scoresBy(layer, outcomes).map(cells), cells(scoreOf('all layers', outcomes))),
    textTable(header, scoresBy(expected, outcomes).map(cells), cells(scoreOf('all reasons', outcomes))),
    [...summary(outcomes, alarms), ...missed(outcomes).map(text => `missed: ${text}`), ...alarms.alarms].join('\n'),
  ].join('\n\n');
}

/** The outcomes for a page: the totals, then the mutants of each layer, what was missed in bold. */
export function markdownReport(outcomes: readonly Outcome[], alarms: AlarmCount): string {
  const layers = [...new Set(outcomes.map(layer))];
  return [
    summary(outcomes, alarms).map(line => `- ${line}`).join('\n'),
    '## What is missed',
    missed(outcomes).map(text => `- ${text}`).join('\n') || 'Nothing.',
    '## By reason',
    markdownTable(header, scoresBy(expected, outcomes).map(cells)),
    '## By layer',
    markdownTable(header, scoresBy(layer, outcomes).map(cells)),
    ...layers.flatMap(of => [`### ${of}`, mutantsTable(outcomes.filter(outcome => layer(outcome) === of))]),
  ].join('\n\n');
}

const layer = ({ mutant }: Outcome): string => mutant.of;
const expected = ({ mutant }: Outcome): string => mutant.expected;

function summary(outcomes: readonly Outcome[], { cases, inconclusive, alarms }: AlarmCount): string[] {
  const { count, caught, right } = scoreOf('', outcomes);
  return [
    `${count} wrong backwards`,
    `caught: ${caught} (${percent(caught, count)})`,
    `rightly diagnosed: ${right} (${percent(right, count)})`,
    `right layers: ${cases} random cases, ${alarms.length} false alarms, ${inconclusive} inconclusive`,
  ];
}

function missed(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter(({ caught, right }) => !caught || !right).map(sentence);
}

function mutantsTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ mutant: { name, gradient, expected, because }, caught, right, said }) => {
    const should = because === undefined ? expected : `${expected}: ${because}`;
    const was = caught ? said : 'not caught';
    return [name, gradient, should, caught && right ? was : `**${was}**`];
  });
  return markdownTable(['what is wrong', 'gradient', 'should be', 'was'], rows);
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}
