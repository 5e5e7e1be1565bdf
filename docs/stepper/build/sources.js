// What the page shows of a layer's source, and what it needs of it.
import ts from 'typescript';
import { withoutTypes } from './without-types.js';

/** A region of a source file, without its indentation and without its doc comments. */
export function regionOf(source, name) {
  const found = new RegExp(`^ *//#region ${name}\\n(.*?)^ *//#endregion ${name}$`, 'ms').exec(source);
  if (found === null) throw new Error(`there is no region ${name}`);
  const code = found[1].replaceAll(/^ *\/\*\*.*?\*\/\n/gms, ''), [indent] = /^ */.exec(code);
  return code.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd();
}

/** The lines of a code, each with the label of the step that it does, if any. */
export function linesOf(code) {
  return code.split('\n').map(text => {
    const [, before, gap, comment, label] = /^(.*?)(\s*)(\/\/ (?:\[(\w+)\])?.*)$/.exec(text) ?? [, text, '', ''];
    return { code: before, gap, comment, ...label !== undefined && { label } };
  });
}

/** What a file has at its top, but for types: imported or declared. */
function valuesOf(source) {
  const file = ts.createSourceFile('layer.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap(statement => {
    if (ts.isFunctionDeclaration(statement)) return [statement.name.text];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.text);
    }
    if (!ts.isImportDeclaration(statement) || statement.importClause.isTypeOnly) return [];
    return statement.importClause.namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name }) => name.text);
  });
}

/** A layer's backward in JavaScript, to be edited, and the names that it uses from around it. */
export function editable(source) {
  const code = withoutTypes(regionOf(source, 'backward')), words = new Set(code.replaceAll(/\/\/.*/g, '').match(/\w+/g));
  return { code, names: valuesOf(source).filter(name => words.has(name)) };
}

/**
 * The source with a call behind each labelled line of backward that hands the line's tensor to whoever watches:
 * `const dX = …; seen('dX', dX);  // [dX] …`.
 */
export function watched(source, from) {
  const region = /(\/\/#region backward\n)(.*?)(\/\/#endregion backward)/s;
  const line = /^( *const (\w+) = [^\n]*;)( *\/\/ \[(\w+)\])/gm;
  const code = source.replace(region, (_, open, body, close) =>
    `${open}${body.replaceAll(line, '$1 seen(\'$4\', $2);$3')}${close}`);
  return `import { seen } from '${from}';\n${code}`;
}
