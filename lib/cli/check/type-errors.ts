import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import { packageDoors, packageRoot } from '../../assignments/node-files.ts';

/**
 * The type errors of a file as the compiler shows them, if it is TypeScript and the compiler is installed beside it or
 * beside handgrad; the empty text where there is none to be told.
 */
export function typeErrors(file: string, colours: boolean): string {
  const ts = /\.[cm]?ts$/.test(file) ? compilerFor(file) : undefined;
  if (ts === undefined) return '';
  const doors = Object.entries(packageDoors()).map(([name, { types }]) => [name, [types]] as const);
  const program = ts.createProgram([resolve(file)], {
    noEmit: true, strict: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: Object.fromEntries(doors.map(([name, types]) => [name, [...types]])),
  });
  const found = ts.getPreEmitDiagnostics(program);
  const host: TypeScript.FormatDiagnosticsHost = {
    getCanonicalFileName: name => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n',
  };
  return (colours ? ts.formatDiagnosticsWithColorAndContext(found, host) : ts.formatDiagnostics(found, host)).trimEnd();
}

/** The compiler, which is no dependency of handgrad's: it is four times as large as everything else. */
function compilerFor(file: string): typeof TypeScript | undefined {
  for (const place of [dirname(resolve(file)), fileURLToPath(packageRoot())]) {
    try {
      return createRequire(`${place}/`)('typescript') as typeof TypeScript;
    } catch {
      // Then the next place.
    }
  }
  return undefined;
}
