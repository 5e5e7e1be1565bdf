import { Kernel } from './kernel.ts';
import type { Cell, Notebook } from './notebook.ts';

/** Runs all cells of a notebook in a kernel of its own; after an error nothing more is run. */
export async function inKernel(notebook: Notebook): Promise<Notebook> {
  const kernel = await Kernel.start(), cells: Cell[] = [];
  let failed = false, count = 0;
  try {
    for (const cell of notebook.cells) {
      if (cell.cell_type !== 'code') {
        cells.push(cell);
      } else if (failed) {
        cells.push({ ...cell, execution_count: null, outputs: [] });
      } else {
        const outputs = await kernel.execute(cell.source);
        failed = outputs.some(({ output_type }) => output_type === 'error');
        cells.push({ ...cell, execution_count: ++count, outputs });
      }
    }
  } finally {
    await kernel.stop();
  }
  return { ...notebook, cells };
}
