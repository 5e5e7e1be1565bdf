import { exercisesOf } from './exercises.ts';
import type { Cell, Notebook } from './notebook.ts';
import { type Output, textOf } from './output.ts';

/** The fields that a cell and an output of each kind have in nbformat 4.5: these, all of them, and no others. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  notebook: ['cells', 'metadata', 'nbformat', 'nbformat_minor'],
  markdown: ['cell_type', 'id', 'metadata', 'source'],
  code: ['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source'],
  stream: ['name', 'output_type', 'text'],
  display_data: ['data', 'metadata', 'output_type'],
  execute_result: ['data', 'execution_count', 'metadata', 'output_type'],
};

/** What of a notebook is not as nbformat 4.5 has it; nothing where all is well. */
export function formatProblems(notebook: Notebook): readonly string[] {
  const { cells, nbformat, nbformat_minor: minor } = notebook, ids = cells.map(({ id }) => id);
  const problems = [...fieldProblems('notebook', 'the notebook', notebook)];
  if (nbformat !== 4 || minor !== 5) problems.push(`format ${nbformat}.${minor} is not 4.5`);
  for (const id of ids) if (!/^[\w-]{1,64}$/.test(id)) problems.push(`'${id}' is no id`);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) problems.push(`two cells are '${id}'`);
  let count = 0;
  for (const cell of cells) {
    problems.push(...fieldProblems(cell.cell_type, cell.id, cell));
    if (cell.cell_type !== 'code') continue;
    count++;
    if (cell.execution_count !== count) problems.push(`${cell.id} was not run as number ${count}`);
    for (const output of cell.outputs ?? []) problems.push(...fieldProblems(output.output_type, cell.id, output));
  }
  return problems;
}

/** What of a notebook is not as every notebook of the course should be. */
export function courseProblems(notebook: Notebook): readonly string[] {
  const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code'), exercises = exercisesOf(notebook);
  const problems: string[] = [];
  if (exercises.length === 0) problems.push('has no exercise');
  if (!code.some(({ outputs = [] }) => outputs.some(isDrawn))) problems.push('has no plot and no picture');
  for (const cell of code) {
    if (/^.{111}/m.test(cell.source)) problems.push(`${cell.id} has a line too wide to read`);
    const shows = (cell.outputs ?? []).map(textOf).join('') !== '';
    if (!shows && endsInExpression(cell)) problems.push(`${cell.id} ends in an expression and shows nothing`);
    if (cell.outputs?.some(({ output_type }) => output_type === 'error')) problems.push(`${cell.id} fails`);
  }
  for (const { check } of exercises) {
    if ((notebook.cells[check]!.outputs ?? []).length === 0) problems.push(`${notebook.cells[check]!.id} says nothing`);
  }
  return problems;
}

const STATEMENT = /^import (type )?\{([^}]*)\} from '([^']*)';$/gm;

/** The names that the cells import, by the module that they come from; those of types are left out. */
export function importsOf({ cells }: Notebook): ReadonlyMap<string, readonly string[]> {
  const source = cells.filter(({ cell_type }) => cell_type === 'code').map(cell => cell.source).join('\n');
  const found = new Map<string, string[]>(), understood = [...source.matchAll(STATEMENT)];
  for (const [, type, names, module] of understood) {
    found.set(module!, [...found.get(module!) ?? [], ...type === undefined ? listed(names!) : []]);
  }
  const all = source.match(/^import\b|\bimport\s*\(|\brequire\s*\(/gm) ?? [];
  if (all.length !== understood.length) found.set('something that is not understood', []);
  return found;
}

const listed = (names: string): string[] => names.split(',').map(name => name.trim()).filter(name => name !== '');

/** A drawing of ours: an SVG with axes, or an image. (A report's heat map is an SVG as well, but no plot.) */
function isDrawn(output: Output): boolean {
  const html = 'data' in output ? output.data['text/html'] : undefined;
  return typeof html === 'string' && /<svg [^>]*class="plot|<img /.test(html);
}

/** Whether the last line of a cell is a value to be seen, and not a statement. */
function endsInExpression({ source }: Cell): boolean {
  const last = source.trimEnd().split('\n').at(-1)!.replace(/ *\/\/.*$/, '');
  return !/[;}]$/.test(last);
}

function fieldProblems(kind: string, where: string, value: object): readonly string[] {
  const wanted = FIELDS[kind], came = Object.keys(value).sort();
  if (wanted === undefined) return [`${where}: there is no '${kind}' here`];
  return came.join() === wanted.join() ? [] : [`${where}: a ${kind} has ${wanted.join(', ')}, not ${came.join(', ')}`];
}
