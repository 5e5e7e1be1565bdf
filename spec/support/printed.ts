import type { ExecutionContext } from 'ava';
import { fencesOf } from './markdown.ts';
import { readText, writeText } from './notes.ts';
import { type Overlay, run, withoutErrors } from './programs.ts';

/**
 * Asserts that a program prints what a page says: the `text` block that comes next. With the environment variable
 * HANDGRAD_WRITE=1 that block is written anew instead.
 */
export async function printsWhatFollows(
  t: ExecutionContext, page: string, program: string, files: Overlay = {},
): Promise<void> {
  const text = readText(page), fences = fencesOf(text);
  const place = fences.findIndex(fence => fence.text === program);
  const said = fences.slice(place).find(({ language }) => language === 'text');
  if (place === -1 || said === undefined) throw new Error(`${page}: no text block after the program`);
  const printed = await run(program, files);
  if (process.env['HANDGRAD_WRITE'] === '1') {
    writeText(page, withPrinted(text, program, said.text, printed));
    t.log(`${page} was written anew`);
    t.pass();
  } else {
    t.is(withoutErrors(printed), withoutErrors(said.text), `${page} says otherwise: HANDGRAD_WRITE=1 writes it anew`);
  }
}

/** A page on which the `text` block behind a program says something else. */
export function withPrinted(text: string, program: string, said: string, printed: string): string {
  const place = text.indexOf(`\n${program}\`\`\``) + program.length, before = text.slice(0, place);
  return before + text.slice(place).replace(`\`\`\`text\n${said}`, () => `\`\`\`text\n${printed}`);
}
