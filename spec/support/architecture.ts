import ts from 'typescript';

/** File texts by path, such as `lib/layers/linear.ts`. */
export type Files = ReadonlyMap<string, string>;

/** One import, export-from, `import()` or `import('…')` type. */
export interface Import {
  /** What is written between the quotes. */
  readonly specifier: string;
  /** Whether nothing is left of it when the program runs. */
  readonly typeOnly: boolean;
  /** Whether what is imported is worked out when the program runs. */
  readonly computed?: true;
}

/** Which folder of lib may import which, or a file that has a rule of its own. `type model` allows types alone. */
export type FolderRules = Readonly<Record<string, readonly string[]>>;

/** Folders whose files stand alone. What they share lies in a folder `shared` of theirs. */
export interface AloneRules {
  readonly folders: readonly string[];
  /** Files in them that may import their neighbours, being made of them. */
  readonly composites: readonly string[];
}

const parsed = new Map<string, ts.SourceFile>();

/** Every rule reads all files: each is parsed once. */
function parse(path: string, text: string): ts.SourceFile {
  const source = parsed.get(path);
  if (source?.text === text) return source;
  const fresh = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  parsed.set(path, fresh);
  return fresh;
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => { children.push(child); });
  for (const child of children) yield* nodesOf(child);
}

/** All imports of a file, those of types and dynamic ones included. */
export function importsOf(path: string, text: string): readonly Import[] {
  const imports: Import[] = [];
  const add = (literal: ts.Node | undefined, typeOnly: boolean): void => {
    if (literal === undefined) return;
    if (ts.isStringLiteralLike(literal)) imports.push({ specifier: literal.text, typeOnly });
    else imports.push({ specifier: literal.getText(), typeOnly, computed: true });
  };
  for (const node of nodesOf(parse(path, text))) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly || onlyTypes(node.exportClause));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (dynamic) add(node.arguments[0], false);
  }
  return imports;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword
    || (clause.name === undefined && onlyTypes(clause.namedBindings));
}

/** Whether every name in the braces has `type` before it. */
function onlyTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = names.elements;
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** `../tensor/index.ts` seen from `lib/layers/linear.ts` is `lib/tensor/index.ts`. */
function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `tensor` for `lib/tensor/kernels/gemm.ts`; the empty string for `lib/index.ts`. */
const folderOf = (path: string): string => /^lib\/([^/]+)\//.exec(path)?.[1] ?? '';
/** Whether a file is no layer, loss or optimizer itself, but what several are made with. */
export const isShared = (path: string): boolean => path.includes('/shared/');
const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Applies a check to every import of every file, and collects what it says. */
function everyImport(files: Files, check: (path: string, found: Import) => string | undefined): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    importsOf(path, text).map(found => check(path, found)).filter(said => said !== undefined));
}

/** Imports that lead to no file of lib. */
export function lostImports(files: Files): readonly string[] {
  return everyImport(files, (path, { specifier }) =>
    isRelative(specifier) && !files.has(resolve(path, specifier))
      ? `${path} imports ${specifier}, which is no file of lib`
      : undefined);
}

/** Imports from a folder of lib into another that the rules do not name. */
export function forbiddenImports(files: Files, mayImport: FolderRules): readonly string[] {
  return everyImport(files, (path, { specifier, typeOnly }) => {
    if (!isRelative(specifier)) return undefined;
    const from = folderOf(path), to = folderOf(resolve(path, specifier));
    const allowed = mayImport[path] ?? mayImport[from];
    if (allowed === undefined) return `${path} is in a folder that no rule speaks of`;
    if (from === to || allowed.includes(to) || (typeOnly && allowed.includes(`type ${to}`))) return undefined;
    const what = allowed.includes(`type ${to}`) ? 'more than types of ' : '';
    return `${path} imports ${what}${specifier}, but ${from} may not`;
  });
}

/** Imports of a neighbour in folders whose files stand alone. */
export function neighbourlyImports(files: Files, { folders, composites }: AloneRules): readonly string[] {
  return everyImport(files, (path, { specifier }) => {
    const folder = folderOf(path);
    if (!folders.includes(folder) || !isRelative(specifier) || path.endsWith('/index.ts')) return undefined;
    const to = resolve(path, specifier);
    if (folderOf(to) !== folder || isShared(to) || composites.includes(path)) return undefined;
    return `${path} imports its neighbour ${specifier}`;
  });
}

/** Imports of packages that are not declared, or not here. */
export function forbiddenPackages(
  files: Files, dependencies: readonly string[], home: Readonly<Record<string, string>>,
): readonly string[] {
  return everyImport(files, (path, { specifier, computed }) => {
    if (isRelative(specifier) || specifier.startsWith('node:') || computed === true) return undefined;
    const name = packageOf(specifier), place = home[name];
    if (!dependencies.includes(name)) return `${path} imports ${specifier}, which is no dependency in package.json`;
    if (place === undefined || path.startsWith(place)) return undefined;
    return `${path} imports ${specifier}, but only ${place} may`;
  });
}

/** The files of ours, and the packages, that are loaded when this file is, by it directly. */
function loads(files: Files, path: string): readonly string[] {
  return importsOf(path, files.get(path) ?? '')
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ specifier }) => isRelative(specifier) ? resolve(path, specifier) : packageOf(specifier));
}

/** Everything that is loaded when this file is: files of ours by path, packages by name. */
export function loadedBy(files: Files, door: string): ReadonlySet<string> {
  const loaded = new Set([door]);
  for (const path of loaded) {
    for (const next of loads(files, path)) loaded.add(next);
  }
  return loaded;
}

/** Files of lib that load each other in a circle, each circle once. Imports of types load nothing. */
export function loadingCircles(files: Files): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of loads(files, path)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return found;
}

/** Statements of a public door that are more than `export { these, names } from`. */
export function beyondExports(path: string, text: string): readonly string[] {
  const isNamedExport = (node: ts.Statement): boolean => ts.isExportDeclaration(node)
    && node.moduleSpecifier !== undefined && node.exportClause !== undefined && ts.isNamedExports(node.exportClause);
  return parse(path, text).statements
    .filter(node => !isNamedExport(node))
    .map(node => `${path} has more than named exports: ${node.getText().split('\n')[0] ?? ''}`);
}

/** Files that have no partner, both ways: `partner` says what the path of a file's partner is. */
export function withoutPartner(
  files: readonly string[], others: readonly string[], partner: (path: string) => string,
): readonly string[] {
  const wanted = new Map(files.map(path => [partner(path), path]));
  return [
    ...[...wanted].filter(([other]) => !others.includes(other)).map(([other, path]) => `${path} lacks ${other}`),
    ...others.filter(other => !wanted.has(other)).map(other => `${other} belongs to nothing in lib`),
  ];
}

/** Files longer than so many lines. */
export function longFiles(files: Files, limit: number): readonly string[] {
  return [...files]
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${limit}`);
}

/** Places where a property named `data` is read or written. An object's own `{ data: … }` is none. */
export function dataAccesses(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    const source = parse(path, text);
    return [...nodesOf(source)].filter(accessesData).map(node => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      return `${path}:${line + 1} touches .data: ${node.getText()}`;
    });
  });
}

function accessesData(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'data';
  if (ts.isElementAccessExpression(node)) {
    return ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'data';
  }
  return ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)
    && (node.propertyName ?? node.name).getText() === 'data';
}
