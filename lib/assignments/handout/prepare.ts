import type { HandoutFiles } from '../assignment.ts';
import { rewriteImports } from './imports.ts';
import { regionsOf, withoutMarkers } from './regions.ts';
import { strip } from './strip.ts';

/** A planted error: what is put in place of what, in the text of the layer. Each has to occur there exactly once. */
export interface PlantedError {
  /** What was done, for people who know the layer. Never shown to students. */
  readonly name: string;
  readonly replace: readonly (readonly [right: string, wrong: string])[];
}

/** How a handout is made of a file. */
export interface Recipe {
  /** The assignment's id, which messages name. */
  readonly id: string;
  /** The file, such as `lib/layers/linear.ts`. */
  readonly path: string;
  /** What has which shape; said where something is to be written. */
  readonly shapes: Readonly<Record<string, string>>;
  /** Regions that are left out altogether, helpers that are part of the derivation. */
  readonly omit?: readonly string[];
  /** Errors to plant, one a handout, in place of what is to be written. */
  readonly errors?: readonly PlantedError[];
}

/** Reads a file by its path. */
export type ReadFile = (path: string) => string;

/**
 * Makes the handouts of a recipe: one, or one for each planted error. If the file has a region `handout`, it is made of
 * what lies in it alone.
 * @throws SyntaxError where the marked regions are not as they should be, Error where a planted error does not apply or
 * an import leads out of the file's folder.
 */
export function prepareHandouts(recipe: Recipe, read: ReadFile): readonly HandoutFiles[] {
  const { id, path, errors } = recipe, text = withoutRegions(path, cutHandout(path, read(path)), recipe.omit ?? []);
  const texts = errors === undefined
    ? [strip(path, text, region => stillToWrite(id, region, recipe.shapes))]
    : errors.map(error => planted(recipe, text, error));
  return texts.map(one => withGiven(path, one, read));
}

/** The whole file as a student could hand it in, nothing stripped: what the specs hand in. */
export function prepareSolution(recipe: Recipe, read: ReadFile): HandoutFiles {
  return withGiven(recipe.path, cutHandout(recipe.path, read(recipe.path)), read);
}

/** What a body says until it is written. */
export function stillToWrite(id: string, region: string, shapes: Readonly<Record<string, string>>): readonly string[] {
  const lines: string[] = [];
  for (const shape of Object.entries(shapes).map(([name, dimensions]) => `${name} ${dimensions}`)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + shape.length > 90) lines.push(shape);
    else lines[lines.length - 1] = `${last}, ${shape}`;
  }
  return [...lines.map(line => `// ${line}`), `throw new Error('${id}: ${region} is still to be written');`];
}

function cutHandout(path: string, text: string): string {
  const region = regionsOf(path, text).find(({ name }) => name === 'handout');
  return region === undefined ? text : text.slice(...region.inner);
}

function withoutRegions(path: string, text: string, omit: readonly string[]): string {
  const regions = regionsOf(path, text);
  const missing = omit.find(name => !regions.some(region => region.name === name));
  if (missing !== undefined) throw new SyntaxError(`${path}: there is no region ${missing} to leave out`);
  return regions.filter(({ name }) => omit.includes(name))
    .reduceRight((whole, { outer: [start, end] }) => whole.slice(0, start) + whole.slice(end), text);
}

function planted({ id }: Recipe, text: string, { name, replace }: PlantedError): string {
  return replace.reduce((whole, [right, wrong]) => {
    const count = whole.split(right).length - 1;
    if (count !== 1) throw new Error(`${id}: '${name}' replaces what occurs ${count} times, not once: ${right}`);
    return whole.replace(right, () => wrong);
  }, text);
}

function withGiven(path: string, text: string, read: ReadFile): HandoutFiles {
  const main = rewriteImports(path, text), given: Record<string, string> = {};
  const folder = path.slice(0, path.lastIndexOf('/') + 1), waiting = [...main.given];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const name = next.slice(folder.length);
    if (given[name] !== undefined) continue;
    const rewritten = rewriteImports(next, read(next));
    given[name] = outside(rewritten.text);
    waiting.push(...rewritten.given);
  }
  return { text: outside(main.text), given };
}

/** What makes sense outside of handgrad's own folders: no region markers, and no links to its notes. */
function outside(text: string): string {
  return withoutMarkers(text)
    .replaceAll(/^ *\* Derivation: \[[^\]]*\]\([^)]*\)\.\n| Derivation: \[[^\]]*\]\([^)]*\)\.$/gm, '')
    .replaceAll(/\[([^\]\n]*)\]\(\.[^)\n]*\)/g, '$1')
    .replaceAll(/\n{3,}/g, '\n\n').trim().concat('\n');
}
