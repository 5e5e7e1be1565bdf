import { createHash } from 'node:crypto';
import { canonicalText } from './canonical.ts';

/**
 * What code does, without how it is written: equal for programs that differ only in names, whitespace, comments, the
 * order of functions and imports, code that is never used, and what a minifier makes equal.
 *
 * esbuild resolves the scopes and gives every variable a name of its own where it is visible; but which one depends on
 * how often letters stand in the text. So the names are numbered afterwards, in the order of their first use.
 *
 * @param bundledCode a module in JavaScript, with its own files in it. Code that cannot be read goes by its text.
 * @returns 16 hexadecimal digits
 */
export async function fingerprintOf(bundledCode: string): Promise<string> {
  return createHash('sha256').update(await comparable(bundledCode)).digest('hex').slice(0, 16);
}

async function comparable(code: string): Promise<string> {
  const [{ transform }, { parse }] = await Promise.all([import('esbuild'), import('acorn')]);
  try {
    const { code: minified } = await transform(code, {
      minify: true, treeShaking: true, format: 'esm', target: 'node20', legalComments: 'none', logLevel: 'silent',
    });
    return canonicalText(parse(minified, { ecmaVersion: 'latest', sourceType: 'module' }));
  } catch {
    return code;                               // a syntax error, or nested deeper than the stack is high
  }
}
