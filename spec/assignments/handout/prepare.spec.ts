import { readdirSync } from 'node:fs';
import test from 'ava';
import ts from 'typescript';
import { entries } from '../../../lib/assignments/catalogue/index.ts';
import {
  prepareHandouts, prepareSolution, type Recipe, stillToWrite,
} from '../../../lib/assignments/handout/prepare.ts';
import { regionsOf } from '../../../lib/assignments/handout/regions.ts';
import { readProject } from '../../support/handouts.ts';
import { root } from '../../support/root.ts';

const recipe: Recipe = { id: 'one', path: 'own/one.ts', shapes: { X: '(N)' } };
const layer = `//#region forward
f(): void { a(); }
//#endregion forward
//#region backward
b(): void { c(); }
//#endregion backward
`;
const prepared = (text: string, more: Partial<Recipe> = {}): string =>
  prepareHandouts({ ...recipe, ...more }, () => text)[0]!.text;

test('a body says the shapes, and what is still to be written', t => {
  t.true(prepared(layer).includes(
    'f(): void {\n  // X (N)\n  throw new Error(\'one: forward is still to be written\');\n}'));
  t.notRegex(prepared(layer), /region|a\(\)|c\(\)/);
  const shapes = Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`X${k}`, '(N,I)']));
  const lines = stillToWrite('one', 'forward', shapes);
  t.true(lines.every(line => line.length <= 100));
});

test('only what lies in the region handout is given, if there is one', t => {
  const text = `secret();\n//#region handout\nkept();\n${layer}//#endregion handout\nexport default 1;\n`;
  t.regex(prepared(text), /^kept\(\);\n/);
  t.notRegex(prepared(text), /secret|default/);
});

test('regions can be left out altogether, and one that is not there is an error', t => {
  const text = `//#region slopes\ns();\n//#endregion slopes\n${layer}`;
  t.notRegex(prepared(text, { omit: ['slopes'] }), /s\(\)/);
  t.throws(() => prepared(layer, { omit: ['slopes'] }),
    { message: 'own/one.ts: there is no region slopes to leave out' });
});

test('links to the notes do not dangle', t => {
  const text = `/**\n * Doc.\n * Derivation: [one](../../docs/one.md).\n */\n/** More. Derivation: [a](../b.md). */\n`
    + `/** See [two](../two.md). */\n${layer}`;
  t.regex(prepared(text), /^\/\*\*\n \* Doc\.\n \*\/\n/);
  t.notRegex(prepared(text), /\]\(/);
});

test('a planted error has to apply, once', t => {
  const planted = (right: string): string =>
    prepared(layer, { errors: [{ name: 'e', replace: [[right, 'WRONG()']] }] });
  t.regex(planted('c()'), /b\(\): void \{ WRONG\(\); \}/);
  t.regex(planted('c()'), /f\(\): void \{ a\(\); \}/);
  t.throws(() => planted('z()'), { message: `one: 'e' replaces what occurs 0 times, not once: z()` });
  t.throws(() => planted('(): void'), { message: /occurs 2 times/ });
});

test('what given files import is given as well, once', t => {
  const files: Record<string, string> = {
    'own/one.ts': `import { a } from './s/a.ts';\n${layer}`,
    'own/s/a.ts': `import { b } from './b.ts';\nexport const a = b;\n`,
    'own/s/b.ts': `import type { A } from './a.ts';\nexport const b = 1;\n`,
  };
  t.deepEqual(Object.keys(prepareHandouts(recipe, path => files[path]!)[0]!.given), ['s/a.ts', 's/b.ts']);
});

// The real ones.

const normal = entries.filter(({ recipe: { errors } }) => errors === undefined);

/** A text without comments, and with one blank where there are any. */
function plain(text: string): string {
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true)).replaceAll(/\s+/g, ' ');
}

/** Every statement in the regions forward and backward of a file, as {@link plain} writes it. */
function statementsIn(path: string): readonly string[] {
  const text = readProject(path), found: string[] = [];
  const regions = regionsOf(path, text).filter(({ name }) => name === 'forward' || name === 'backward');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const printer = ts.createPrinter({ removeComments: true });
  const visit = (node: ts.Node): void => {
    const start = node.getStart(), inside = regions.some(({ inner }) => start >= inner[0] && node.end <= inner[1]);
    const whole = ts.isBlock(node) || ts.isFunctionDeclaration(node);
    if (inside && ts.isStatement(node) && !whole) {
      found.push(printer.printNode(ts.EmitHint.Unspecified, node, source).replaceAll(/\s+/g, ' '));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const marked = ['lib/layers', 'lib/losses', 'lib/assignments/references'].flatMap(folder =>
  readdirSync(new URL(folder, root)).filter(name => name.endsWith('.ts') && name !== 'index.ts')
    .map(name => `${folder}/${name}`));

test('no statement of a marked region of any layer, loss or reference stands in any handout', t => {
  const statements = marked.flatMap(path => statementsIn(path).map(statement => ({ path, statement })));
  t.deepEqual(marked.filter(path => statementsIn(path).length < 2), [], 'files whose regions were not found');
  for (const { recipe: one } of normal) {
    const [{ text, given }] = prepareHandouts(one, readProject) as [{ text: string; given: Record<string, string> }];
    const all = [text, ...Object.values(given)].map(plain).join('\n');
    t.deepEqual(statements.filter(({ statement }) => all.includes(statement)), [], one.id);
  }
});

test('that search would find a solution', t => {
  for (const { recipe: one } of normal) {
    const all = plain(prepareSolution(one, readProject).text), statements = statementsIn(one.path);
    t.deepEqual(statements.filter(statement => !all.includes(statement)), [], one.id);
    t.true(statements.length >= 2, one.id);
  }
});
