import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dealer, Subscriber } from 'zeromq';
import { root } from '../support/root.ts';
import { freePorts } from './free-ports.ts';
import { decode, encode, type Message } from './message.ts';
import { type Output, withMessage } from './output.ts';

/** The folder of the kernel specification that the project ships. */
export const kernelFolder: string = fileURLToPath(new URL('notebooks/kernels/deno', root));

/** A kernel is given up when it has not said a word for so long, in ms. */
const PATIENCE = 120_000;

/** A running kernel: the process that Jupyter would start, spoken to as Jupyter would. */
export class Kernel {
  readonly #process: ChildProcess;
  readonly #shell = new Dealer({ receiveTimeout: PATIENCE });
  readonly #iopub = new Subscriber({ receiveTimeout: PATIENCE });
  readonly #control = new Dealer({ receiveTimeout: 10_000 });
  readonly #key = randomUUID();
  readonly #session = randomUUID();
  readonly #folder = mkdtempSync(join(tmpdir(), 'handgrad-kernel-'));
  readonly #said: string[] = [];

  /** Starts a kernel and waits until it answers. */
  static async start(): Promise<Kernel> {
    const kernel = new Kernel(await freePorts(5));
    await kernel.#untilItAnswers();
    return kernel;
  }

  private constructor(ports: readonly number[]) {
    const [shell, iopub, control, stdin, heartbeat] = ports, file = join(this.#folder, 'connection.json');
    writeFileSync(file, JSON.stringify({
      ip: '127.0.0.1', transport: 'tcp', key: this.#key, signature_scheme: 'hmac-sha256', kernel_name: 'deno',
      shell_port: shell, iopub_port: iopub, control_port: control, stdin_port: stdin, hb_port: heartbeat,
    }));
    const { argv } = JSON.parse(readFileSync(join(kernelFolder, 'kernel.json'), 'utf8')) as { argv: string[] };
    const filled = argv.map(word =>
      word.replace('{resource_dir}', kernelFolder).replace('{connection_file}', file));
    this.#process = spawn(filled[0]!, filled.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HANDGRAD_KERNELS: 'simd', NO_COLOR: '1' },
    });
    for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
      stream.on('data', (text: Buffer) => { this.#said.push(text.toString()); });
    }
    this.#shell.connect(`tcp://127.0.0.1:${shell}`);
    this.#control.connect(`tcp://127.0.0.1:${control}`);
    this.#iopub.connect(`tcp://127.0.0.1:${iopub}`);
    this.#iopub.subscribe();
  }

  /**
   * Runs the code of a cell to its end and returns what it shows. Deno may tell a result only after it said that it is
   * idle again, so a second request, which shows nothing, waits for a turn of its event loop.
   */
  async execute(code: string): Promise<readonly Output[]> {
    const shown = await this.#run(code, true);
    const late = await this.#run('await new Promise(resolve => setTimeout(resolve));', false);
    return [...shown, ...late].reduce(withMessage, []);
  }

  async #run(code: string, counted: boolean): Promise<readonly Message[]> {
    const id = await this.#ask('execute_request', {
      code, silent: !counted, store_history: counted, user_expressions: {}, allow_stdin: false, stop_on_error: true,
    });
    const messages: Message[] = [];
    for (let idle = false; !idle;) {
      const message = await this.#hear(this.#iopub);
      idle = message.parent === id && message.content['execution_state'] === 'idle';
      messages.push(message);
    }
    while ((await this.#hear(this.#shell)).parent !== id);
    return messages;
  }

  /** Ends the kernel. */
  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    await this.#control.send([...encode('shutdown_request', { restart: false }, this.#session, this.#key).frames]);
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    if (this.#process.exitCode === null) await ended;
    clearTimeout(timer);
    for (const socket of [this.#shell, this.#iopub, this.#control]) socket.close();
    rmSync(this.#folder, { recursive: true });
  }

  async #ask(type: string, content: object): Promise<string> {
    const { id, frames } = encode(type, content, this.#session, this.#key);
    await this.#shell.send([...frames]);
    return id;
  }

  async #hear(socket: Dealer | Subscriber): Promise<Message> {
    try {
      return decode(await socket.receive(), this.#key);
    } catch (error) {
      throw new Error(`the kernel does not answer: ${[...this.#said].join('').trim()}`, { cause: error });
    }
  }

  /** What is broadcast before a subscription has arrived is lost, so this asks until it hears of its own question. */
  async #untilItAnswers(): Promise<void> {
    const asked = new Set<string>();
    const timer = setInterval(() => { void this.#ask('kernel_info_request', {}).then(id => asked.add(id)); }, 100);
    try {
      while (!asked.has((await this.#hear(this.#iopub)).parent ?? ''));
    } finally {
      clearInterval(timer);
    }
  }
}
