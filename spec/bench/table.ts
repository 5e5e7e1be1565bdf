import { textTable } from '../../lib/model/text-table.ts';
import { isOurs } from './peers.ts';
import {
  type Absent, isMeasured, judgedRow, type Measured, ourRows, ratio, type Result, type Verdict, verdictsOf,
} from './result.ts';
import { spreadOf } from './statistics.ts';

interface Column {
  readonly header: string;
  readonly cell: (row: Measured | Absent) => string;
}

const NOT_FOUND = 'not found';

/** The table of one work, at most 100 columns wide, and below it what is no single row's matter. */
export function resultText(result: Result, node: number): string {
  const { rows, title, name } = result, verdicts = verdictsOf(result, node);
  const columns = columnsOf(result, verdicts).filter(({ cell }) => rows.some(row => cell(row) !== ''));
  const table = textTable(columns.map(({ header }) => header), rows.map(row => columns.map(({ cell }) => cell(row))));
  const remarks = [
    ...rows.flatMap(row => isMeasured(row) || row.absent === NOT_FOUND ? [] : [`${row.peer.name}: ${row.absent}`]),
    ...verdicts.filter(({ fastestOther }) => fastestOther).map(verdict =>
      `fastest other JavaScript library: ${verdict.name}; ${judgedRow(result)!.peer.name} is `
      + `${figure(verdict.ratio)} × as fast: ${verdictText(verdict)}`),
  ];
  return [`${name}: ${title}`, '', table, ...remarks.length > 0 ? ['', ...remarks] : []].join('\n');
}

function verdictText({ wanted, reached, certain }: Verdict): string {
  return `≥ ${wanted} ${reached ? 'reached' : 'NOT REACHED'}${certain ? '' : ' ?'}`;
}

/** A column that nobody fills is left out by the caller. */
function columnsOf(result: Result, verdicts: readonly Verdict[]): readonly Column[] {
  const { unit, operations } = result, scale = scaleOf(result);
  const measured = (text: (row: Measured) => string) => (row: Measured | Absent) => isMeasured(row) ? text(row) : '';
  const wanted = (row: Measured | Absent): string => {
    const verdict = verdicts.find(({ name, fastestOther }) => !fastestOther && name === row.peer.name);
    return verdict === undefined ? '' : verdictText(verdict);
  };
  const median = ({ seconds }: Measured): number => spreadOf(seconds).median;
  return [
    { header: 'peer', cell: ({ peer }) => peer.name },
    { header: 'version', cell: row => isMeasured(row) ? row.version : row.absent === NOT_FOUND ? NOT_FOUND : 'failed' },
    { header: `${scale.name} a\n${unit}`, cell: measured(row => figure(median(row) * scale.perSecond)) },
    { header: 'spread\n%', cell: measured(({ seconds }) => spreadText(seconds)) },
    {
      header: 'GFLOP/s',
      cell: measured(row => operations === undefined ? '' : figure(operations / median(row) / 1e9)),
    },
    { header: 'peak\nMB', cell: measured(({ bytes }) => bytes === undefined ? '' : (bytes / 1e6).toFixed()) },
    ...ourRows(result).map(ours => ({
      header: `${ours.peer.name.replace(' ', '\n')}\nis × as fast`,
      // An import that takes less than the start of the interpreter varies has no time to speak of.
      cell: measured(row => isOurs(row.peer) || median(row) <= 0 ? '' : figure(ratio(ours, row))),
    })),
    { header: 'wanted', cell: wanted },
  ];
}

/** The quartiles' distance, in percent of the median. */
function spreadText(seconds: readonly number[]): string {
  const { median, low, high } = spreadOf(seconds);
  return (100 * (high - low) / Math.abs(median)).toFixed();
}

/** Microseconds where the first takes less than ten milliseconds. */
function scaleOf({ rows }: Result): { readonly name: string; readonly perSecond: number } {
  const first = rows.find(isMeasured), isShort = first !== undefined && spreadOf(first.seconds).median < 0.01;
  return isShort ? { name: 'µs', perSecond: 1e6 } : { name: 'ms', perSecond: 1e3 };
}

/** Three digits. */
function figure(value: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number.isFinite(decimals) ? value.toFixed(decimals) : String(value);
}
