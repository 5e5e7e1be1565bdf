import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import { packageRoot } from '../../assignments/node-files.ts';

/**
 * The type errors of a file as the compiler shows them, if it is TypeScript and the compiler is installed beside it or
 * beside handgrad; the empty text where there is none to be told.
 */
export function typeErrors(file: string, colours: boolean): string {
  const ts = /\.[cm]?ts$/.test(file) ? compilerFor(file) : undefined;
  if (ts === undefined) return '';
  const root = fileURLToPath(packageRoot());
  const program = ts.createProgram([resolve(file)], {
    noEmit: true, strict: true, skipLibCheck: true, allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [], paths: {
      'handgrad': [`${root}dist/index.d.ts`], 'handgrad/tensor': [`${root}dist/tensor/index.d.ts`],
      'handgrad/assignments': [`${root}dist/assignments/index.d.ts`], 'handgrad/laws': [`${root}dist/gradcheck/laws.d.ts`],
    },
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
