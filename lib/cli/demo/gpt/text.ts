import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../../assignments/node-files.ts';
import { listFiles, readBytes } from '../../../training/data/files.ts';

/** A text to learn from. */
export interface Text {
  readonly text: string;
  /** Where it is from, for people. */
  readonly source: string;
}

/** The project's own notes, below the package's root. */
const NOTES = 'docs/derivations';

/**
 * Reads a text file, or the project's own derivation notes one after the other.
 * @throws Error that names the file where it is missing, cannot be read, or is no text.
 */
export async function readText(path?: string): Promise<Text> {
  if (path !== undefined) return { text: decoded(path, await readBytes(path)), source: path };
  const folder = join(fileURLToPath(packageRoot()), NOTES), texts: string[] = [];
  for (const name of await namesIn(folder)) {
    const note = join(folder, name);
    texts.push(decoded(note, await readBytes(note)));
  }
  return { text: texts.join('\n'), source: NOTES };
}

/** The notes in alphabetical order, so that the text is the same everywhere. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const notes = (await listFiles(folder)).filter(name => name.endsWith('.md'));
    if (notes.length > 0) return notes.toSorted();
  } catch (error) {
    throw new Error(`${(error as Error).message}; say which text to learn from by --text FILE`, { cause: error });
  }
  throw new Error(`${folder}: there are no notes here; say which text to learn from by --text FILE`);
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch (error) {
    throw new Error(`${path}: this is no text in UTF-8`, { cause: error });
  }
}
