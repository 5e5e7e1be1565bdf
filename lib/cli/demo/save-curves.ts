import type { History } from '../../training/index.ts';
import type { Terminal } from '../terminal.ts';
import { writeWhole } from '../write-file.ts';
import { drawCurves } from './curves.ts';

/** Draws the curves of a training, writes them and says where; nothing where no step was taken. */
export async function saveCurves(terminal: Terminal, history: History, directory: string): Promise<void> {
  if (history.steps.length === 0) return;
  const { loss, accuracy } = await drawCurves(history);
  const paths = [await writeWhole(directory, 'loss.svg', loss), await writeWhole(directory, 'accuracy.svg', accuracy)];
  terminal.heading('Curves');
  terminal.print(paths.join('\n'));
}
