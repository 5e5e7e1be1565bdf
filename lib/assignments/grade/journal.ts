import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Graded } from '../result.ts';

/** What a line of the journal holds. */
interface Entry {
  readonly key: string;
  readonly graded: Graded;
}

/**
 * What was graded so far, on the disk: a line of JSON for each submission, which is there for good before the next one
 * counts. A run that was killed is taken up from it.
 */
export class Journal {
  /** Where it is. */
  readonly path: string;
  readonly #file: FileHandle;
  readonly #known: Map<string, Graded>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, known: Map<string, Graded>) {
    this.path = path;
    this.#file = file;
    this.#known = known;
  }

  /**
   * Opens a journal, or begins one. A line that was not written to its end is cut off.
   * @param fresh whether what it holds is to be forgotten
   * @throws Error where no file can be written there.
   */
  static async open(path: string, fresh = false): Promise<Journal> {
    const file = await open(path, fresh ? 'w+' : 'a+', 0o600);
    try {
      const text = await file.readFile('utf8'), whole = text.slice(0, text.lastIndexOf('\n') + 1);
      await file.truncate(Buffer.byteLength(whole));
      return new Journal(path, file, entriesOf(whole));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The result that was found before for a key. */
  get(key: string): Graded | undefined {
    return this.#known.get(key);
  }

  /** Adds a result; when it returns, the result is on the disk. */
  async add(key: string, graded: Graded): Promise<void> {
    const entry: Entry = { key, graded };
    const written = this.#writing.then(async () => {
      await this.#file.appendFile(`${JSON.stringify(entry)}\n`);
      await this.#file.datasync();
    });
    this.#writing = written.catch(() => { /* told to who added it */ });
    return written;
  }

  /** Ends with the journal as it is, for a later run. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  /** Ends, and takes the journal away: its results were written elsewhere. */
  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }
}

function entriesOf(text: string): Map<string, Graded> {
  const known = new Map<string, Graded>();
  for (const line of text.split('\n')) {
    try {
      const { key, graded } = JSON.parse(line) as Partial<Entry>;
      if (typeof key === 'string' && isGraded(graded)) known.set(key, graded);
    } catch {
      // Not a whole line: the machine lost its power. That submission is graded again.
    }
  }
  return known;
}

function isGraded(value: Partial<Graded> | undefined): value is Graded {
  return typeof value?.name === 'string' && Array.isArray(value.result?.parts) && typeof value.seconds === 'number';
}
