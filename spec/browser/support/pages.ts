import { readdirSync } from 'node:fs';
import { root } from '../../support/root.ts';

const built = (folder: string): readonly string[] => readdirSync(new URL(`site/${folder}/`, root)).sort();

/** All notebooks of the site. */
export const notebookPages: readonly string[] = built('documents').filter(name => name.startsWith('notebooks_'))
  .map(name => `documents/${name}`);

/** Pages of every kind: the front page, notes with columns and without, tables, charts, notebooks, the API. */
export const examples: readonly string[] = [
  'index.html', 'classes/handgrad.Linear.html', 'functions/handgrad.gradcheck.html', 'modules/handgrad.html',
  ...['The_course', 'Wrong_backwards', 'Benchmark', 'Optimizers', 'derivations_Linear']
    .map(name => `documents/${name}.html`),
  ...notebookPages.slice(0, 1), ...notebookPages.slice(-1),
];
