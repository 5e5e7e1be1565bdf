import { spawnSync } from 'node:child_process';
import { measure, type Runner } from './measure.ts';
import { environment, home, type Peer, pythons } from './peers.ts';
import type { Absent, Measured, Result } from './result.ts';

/** A library, and what a program says to get it. */
interface Import {
  readonly peer: Pick<Peer, 'name' | 'language'>;
  readonly code: string;
}

const js = (name: string, code: string): Import => ({ peer: { name, language: 'JavaScript' }, code });
const python = (name: string, code: string): Import => ({ peer: { name, language: 'Python' }, code });

const imports: readonly Import[] = [
  js('handgrad', 'await import("../../dist/index.js")'),
  js('tfjs-wasm', 'await import("@tensorflow/tfjs"); await import("@tensorflow/tfjs-backend-wasm")'),
  js('tfjs-cpu', 'await import("@tensorflow/tfjs")'),
  js('ml-matrix', 'await import("ml-matrix")'),
  js('convnetjs', 'await import("convnetjs")'),
  js('mathjs', 'await import("mathjs")'),
  python('NumPy', 'import numpy'),
  python('PyTorch', 'import torch'),
];

/** A program that is run from the start each time. */
class Program implements Runner {
  readonly #command: readonly string[];

  constructor(interpreter: string, code: string) {
    const flags = interpreter === process.execPath ? ['--input-type=module', '-e'] : ['-c'];
    this.#command = [interpreter, ...flags, code];
  }

  succeeds(): boolean {
    const [interpreter, ...args] = this.#command as [string, ...string[]];
    return spawnSync(interpreter, args, { cwd: home, env: environment, stdio: 'ignore' }).status === 0;
  }

  run(times: number): Promise<number> {
    const start = performance.now();
    for (let k = 0; k < times; k++) this.succeeds();
    return Promise.resolve((performance.now() - start) / 1000);
  }
}

/** How long imports take: the time of a program that does nothing else, minus that of one that does nothing. */
export async function measureImports(rounds: number): Promise<Result> {
  const found = imports.map(one => ({ ...one, interpreter: interpreterOf(one) }));
  const there = found.filter(one => one.interpreter !== undefined) as (Import & { readonly interpreter: string })[];
  const bare = [...new Set(there.map(({ interpreter }) => interpreter))];
  const programs = [
    ...bare.map(interpreter => new Program(interpreter, '')),
    ...there.map(({ interpreter, code }) => new Program(interpreter, code)),
  ];
  const samples = await measure(programs, { warmUp: 0, sample: 0, rounds });
  const rows = found.map(({ peer, interpreter }): Measured | Absent => {
    const at = there.findIndex(other => other.peer === peer);
    if (interpreter === undefined) return { peer, absent: 'not found' };
    const nothing = samples[bare.indexOf(interpreter)]!, all = samples[bare.length + at]!;
    return { peer, version: '', seconds: all.map((seconds, round) => seconds - nothing[round]!) };
  });
  const title = 'import, beyond the start of the interpreter';
  return { name: 'import', title, unit: 'import', targets: {}, rows };
}

/** The first interpreter that finds the library. */
function interpreterOf({ peer, code }: Import): string | undefined {
  const candidates = peer.language === 'JavaScript' ? [process.execPath] : pythons;
  return candidates.find(interpreter => new Program(interpreter, code).succeeds());
}
