import { Connection, NotFound } from './connection.ts';
import type { Task } from './task.ts';

/** A peer in a process of its own. What is said, and answered, is in peers/serve.js. */
export class Child {
  /** The library's version. */
  readonly version: string;
  readonly #connection: Connection;

  private constructor(connection: Connection, version: string) {
    this.#connection = connection;
    this.version = version;
  }

  /**
   * Starts a peer by the first of the command lines that finds all it needs.
   * @throws {@link NotFound} where none does; Error where it ends for another reason.
   */
  static async start(commands: readonly (readonly string[])[]): Promise<Child> {
    for (const command of commands) {
      const connection = new Connection(command);
      try {
        const { version } = await connection.receive() as { readonly version: string };
        return new Child(connection, version);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    throw new NotFound('not found');
  }

  /** Prepares a work; returns the values by which peers are compared. */
  async init(task: Task): Promise<readonly number[]> {
    const { values } = await this.#ask({ do: 'init', task }) as { readonly values: readonly number[] };
    return values;
  }

  /** Does the work so many times; returns the seconds that it took in there. */
  async run(times: number): Promise<number> {
    const { seconds } = await this.#ask({ do: 'run', times }) as { readonly seconds: number };
    return seconds;
  }

  /** The most memory that the process has had, in bytes. */
  async memory(): Promise<number> {
    const { bytes } = await this.#ask({ do: 'memory' }) as { readonly bytes: number };
    return bytes;
  }

  /** Lets the process end, and waits for it. */
  async end(): Promise<void> {
    await this.#connection.end();
  }

  #ask(message: object): Promise<object> {
    this.#connection.send(message);
    return this.#connection.receive();
  }
}
