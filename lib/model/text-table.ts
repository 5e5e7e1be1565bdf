import Table from 'cli-table3';

/**
 * A table of plain text, for reports. Numbers are right-aligned, ruled only under the header.
 * @param footer a last row below a second rule
 */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[], footer?: readonly string[]): string {
  const numeric = header.map((_, column) => rows.every(row => /^[\d.,e+\-−%]*$/.test(row[column] ?? '')));
  const rule = header.map((title, column) =>
    '─'.repeat(Math.max(title.length, ...[...rows, footer ?? []].map(row => (row[column] ?? '').length))));
  const table = new Table({
    colAligns: numeric.map(right => right ? 'right' : 'left'),
    style: { 'padding-left': 0, 'padding-right': 2, 'compact': true },
    chars: {
      'top': '', 'top-mid': '', 'top-left': '', 'top-right': '', 'bottom': '', 'bottom-mid': '', 'bottom-left': '',
      'bottom-right': '', 'left': '', 'left-mid': '', 'mid': '', 'mid-mid': '', 'right': '', 'right-mid': '', 'middle': '',
    },
  });
  table.push([...header], rule, ...rows.map(row => [...row]), ...(footer === undefined ? [] : [rule, [...footer]]));
  return table.toString().split('\n').map(line => line.trimEnd()).join('\n');
}
