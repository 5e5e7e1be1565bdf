/** The doors through which a file of handgrad's own gets what it imports from these folders. */
const doors: readonly (readonly [folder: string, door: string])[] = [
  ['lib/tensor/', 'handgrad/tensor'], ['lib/model/', 'handgrad'], ['lib/init/', 'handgrad'],
  ['lib/random/', 'handgrad'],
];

const declaration = /^(import|export)(\s+type)?\s+([^;'"]*?)\s*from\s*'([^']+)';[^\S\n]*\n/gm;
const columns = 100;

/** A text whose imports work outside of handgrad, and what has to be given along. */
export interface Rewritten {
  readonly text: string;
  /** The paths of files that it imports and that lie beside it or below. */
  readonly given: readonly string[];
}

/**
 * Rewrites a file's imports from handgrad's folders into imports from `handgrad` and `handgrad/tensor`, one from each.
 * Those of packages, and of files beside it or below, stay.
 * @param path where the file lies: `lib/layers/linear.ts`
 * @throws Error for an import that leads out of the file's folder and to no door of handgrad.
 */
export function rewriteImports(path: string, text: string): Rewritten {
  const byDoor = new Map<string, string[]>(), rest: string[] = [], given: string[] = [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  let begin: number | undefined;
  const body = text.replaceAll(declaration, (whole, keyword: string, type: string | undefined, clause: string,
    specifier: string, offset: number) => {
    const target = resolved(path, specifier), door = doorOf(target) ?? (/^handgrad/.exec(specifier)?.input);
    if (door === undefined && specifier.startsWith('.')) {
      if (!target.startsWith(folder)) throw new Error(`${path}: ${specifier} lies outside of the handout's folder`);
      given.push(target);
    }
    if (keyword === 'export') return door === undefined ? whole : whole.replace(specifier, door);
    begin ??= offset;
    if (door !== undefined && clause.startsWith('{')) {
      byDoor.set(door, [...byDoor.get(door) ?? [], ...namesIn(clause, type !== undefined)]);
    } else { rest.push(whole); }
    return '';
  });
  const imports = [...byDoor].sort(([a], [b]) => a < b ? -1 : 1).map(([door, names]) => importOf(door, names));
  const at = begin ?? 0;
  return { text: body.slice(0, at) + [...imports, ...rest].join('') + body.slice(at), given };
}

function doorOf(target: string): string | undefined {
  return doors.find(([folder]) => target.startsWith(folder))?.[1];
}

/** `../tensor/index.ts`, imported by lib/layers/linear.ts, is lib/tensor/index.ts; a package has no path. */
function resolved(path: string, specifier: string): string {
  return specifier.startsWith('.') ? new URL(specifier, `file:///${path}`).pathname.slice(1) : '';
}

function namesIn(clause: string, typesOnly: boolean): string[] {
  const names = clause.replaceAll(/[{}\s]+/g, ' ').split(',').map(name => name.trim()).filter(name => name !== '');
  return names.map(name => typesOnly ? `type ${name}` : name);
}

/** An import of names, each once, `type ` before those that are types, in lines that fit. */
export function importOf(door: string, names: readonly string[]): string {
  const bare = (name: string): string => name.replace(/^type /, ''), typesOnly = names.every(name => name !== bare(name));
  const sorted = [...new Set(names)].sort((a, b) => bare(a).toLowerCase() < bare(b).toLowerCase() ? -1 : 1);
  const list = typesOnly ? sorted.map(bare) : sorted, keyword = typesOnly ? 'import type' : 'import';
  const short = `${keyword} { ${list.join(', ')} } from '${door}';\n`;
  if (short.length <= columns) return short;
  const lines = [''];
  for (const name of list) {
    if (`  ${lines.at(-1)!} ${name},`.length > columns) lines.push('');
    lines.push(`${lines.pop()!} ${name},`.trimStart());
  }
  return `${keyword} {\n${lines.map(line => `  ${line}\n`).join('')}} from '${door}';\n`;
}

/** The names that a text imports from a door, `type ` before those that are types. */
export function importedNames(text: string, door: string): readonly string[] {
  return [...text.matchAll(declaration)].filter(([, keyword, , , from]) => keyword === 'import' && from === door)
    .flatMap(([, , type, clause]) => namesIn(clause!, type !== undefined));
}

/** A text without its imports. */
export function withoutImports(text: string): string {
  return text.replaceAll(declaration, (whole, keyword: string) => keyword === 'import' ? '' : whole);
}
