import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import ts from 'typescript';
import { entries } from '../../../lib/assignments/catalogue/index.ts';
import { prepareHandouts } from '../../../lib/assignments/handout/prepare.ts';
import { readProject } from '../../support/handouts.ts';
import { root } from '../../support/root.ts';

// Every handout is compiled as a student's editor does, with the strictest options and handgrad's own types.

const folder = fileURLToPath(root), lib = (path: string): string => join(folder, 'lib', path);
const options: ts.CompilerOptions = {
  noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitReturns: true,
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'], types: ['node'], skipLibCheck: true, allowImportingTsExtensions: true,
  isolatedModules: true, verbatimModuleSyntax: true,
  paths: { 'handgrad': [lib('index.ts')], 'handgrad/tensor': [lib('tensor/index.ts')] },
};

test('every handout compiles, but for what it does not use yet', t => {
  const files = new Map<string, string>();
  for (const { recipe } of entries) {
    for (const [k, { text, given }] of prepareHandouts(recipe, readProject).entries()) {
      const at = join(folder, 'handouts', `${recipe.id}-${k}`);
      files.set(join(at, 'main.ts'), text);
      for (const [name, content] of Object.entries(given)) files.set(join(at, name), content);
    }
  }
  const disk = ts.createCompilerHost(options), host = { ...disk };
  host.fileExists = path => files.has(join(path)) || disk.fileExists(path);
  delete host.directoryExists;                               // there are no folders for these files
  host.readFile = path => files.get(join(path)) ?? disk.readFile(path);
  host.getSourceFile = (path, ...rest) => files.has(join(path))
    ? ts.createSourceFile(path, files.get(join(path))!, ts.ScriptTarget.ES2022)
    : disk.getSourceFile(path, ...rest);
  const program = ts.createProgram([...files.keys()], options, host);
  const found = [...files.keys()].flatMap(path => {
    const source = program.getSourceFile(path)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText, start }) => `${path}:${start}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
  t.deepEqual(found, []);
  t.true(files.size >= entries.length);
});
