import Table from 'cli-table3';

/** The parts of a frame, all of which are left out. */
const BORDERS = ['top', 'bottom', 'left', 'right', 'mid', 'middle'].flatMap(side =>
  side === 'middle' ? [side] : [side, `${side}-mid`, `${side}-left`, `${side}-right`]);

/**
 * A table of plain text, for reports. Numbers are right-aligned, ruled only under the header, whose titles may have
 * several lines.
 * @param footer a last row below a second rule
 */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[],
  footer?: readonly string[]): string {
  const numeric = header.map((_, column) => rows.every(row => /^(?:[\d.,e+\-−%∞]*|NaN)$/.test(row[column] ?? '')));
  const all = [...rows, footer ?? []];
  const rule = header.map((title, column) =>
    '─'.repeat(Math.max(...title.split('\n').map(line => line.length), ...all.map(row => (row[column] ?? '').length))));
  const table = new Table({
    colAligns: numeric.map(right => right ? 'right' : 'left'),
    style: { 'padding-left': 0, 'padding-right': 2, 'compact': true },
    chars: Object.fromEntries(BORDERS.map(part => [part, ''])),
  });
  const titles = header.map(content => ({ content, vAlign: 'bottom' as const }));
  table.push(titles, rule, ...rows.map(row => [...row]), ...(footer === undefined ? [] : [rule, [...footer]]));
  return table.toString().split('\n').map(line => line.trimEnd()).join('\n');
}
