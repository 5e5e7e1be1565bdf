import { textTable } from '../../model/text-table.ts';
import { openTerminal } from '../terminal.ts';

/** `handgrad assignments`: a table of what there is, 100 columns wide at most. */
export async function listAssignments(): Promise<void> {
  const { assignments, sets } = await import('../../assignments/catalogue/index.ts'), terminal = openTerminal();
  const rows = assignments.map(({ id, title, points, needs }) => {
    const max = Object.values(points).reduce((sum, count) => sum + count, 0);
    return [id, title, String(max), needs.join(', ')];
  });
  terminal.print(textTable(['assignment', 'title', 'points', 'needs'], rows));
  const together = Object.entries(sets).map(([name, parts]) => `${name} is ${parts.join(' and ')} in one folder.`);
  terminal.print(`\n${together.join('\n')}\nBegin one: handgrad start ${assignments[0]!.id}`);
}
