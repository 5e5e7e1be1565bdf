import { programFile } from './program-file.ts';

let made: Promise<string> | undefined;

/** The child's program as one file: it is all that its process can read, beside the submission. */
export async function harnessCode(): Promise<string> {
  return await (made ??= make());
}

async function make(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [programFile('harness')], bundle: true, write: false, format: 'esm', platform: 'node',
    target: 'node20', external: ['./submission.mjs'], logLevel: 'silent', tsconfigRaw: {}, charset: 'utf8',
  });
  return outputFiles[0]!.text;
}
