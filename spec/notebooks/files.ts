import { readdirSync } from 'node:fs';
import { root } from '../support/root.ts';

/** The project's notebooks, in order: `notebooks/01-matrix-products.ipynb` and so on. */
export const notebooks: readonly string[] = readdirSync(new URL('notebooks', root))
  .filter(name => name.endsWith('.ipynb')).sort().map(name => `notebooks/${name}`);
