// Grades attacks, one after the other, and writes down what came of each: `node run.js JOB.json`. It runs in the
// disposable place that outer.ts makes, for an attack may succeed.
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import {
  appendFileSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { getPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { linear } from '../../../lib/assignments/catalogue/linear.ts';
import { drawCase } from '../../../lib/assignments/judge/cases.ts';
import { Grader } from '../../../lib/assignments/sandbox/grader.ts';
import { type Guards, guardsOf, probeIsolation } from '../../../lib/assignments/sandbox/isolation.ts';
import { toTypedArray } from '../../../lib/tensor/index.ts';
import type { Attack } from './attack.ts';
import { layers } from './linear.ts';
import { LONGER, type Outcome, SECRET } from './outcome.ts';

/** What has to be done. */
export interface Job {
  readonly attacks: readonly Attack[];
  /** The guards that are left out. */
  readonly guards: Partial<Guards>;
  readonly seed: number;
  /** In seconds. */
  readonly timeLimit: number;
  /** A folder of its own. Lines of outcomes are written to `outcomes` in it. */
  readonly home: string;
}

/** The seed that students see. */
const VISIBLE = 1;

const job = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Job, { home } = job;
const outcomes = `${home}.outcomes`, folder = join(home, 'submission'), temporary = join(home, 'tmp');
mkdirSync(temporary, { recursive: true });
mkdirSync(join(home, 'secrets'));
for (const name of ['secret.json', 'secrets/secret.json']) writeFileSync(join(home, name), JSON.stringify({ SECRET }));
writeFileSync(join(home, 'secret.mjs'), `export default '${SECRET}';`);
writeFileSync(join(home, 'results.json'), '{ "score": 0 }');
const open = openSync(join(home, 'secret.json'), 'r');
Object.assign(process.env, { TMPDIR: temporary, OPEN: String(open) });

const heard: string[] = [];
const server = createServer(socket => { heard.push('there was a connection'); socket.destroy(); });
await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
const { port } = server.address() as AddressInfo;
const socket = createSocket('udp4').on('message', () => { heard.push('there was a datagram'); });
await new Promise<void>(resolve => { socket.bind(port, '127.0.0.1', resolve); });

const guards = { ...guardsOf(await probeIsolation()), ...job.guards };
const grader = new Grader({ assignment: 'linear', seed: job.seed, timeLimit: job.timeLimit, guards });
mkdirSync(folder);
process.chdir(folder);
const right = join(home, 'right.js');
writeFileSync(right, `${layers}export class Linear extends Right {}`);
const tell = (line: unknown): void => { appendFileSync(outcomes, `${JSON.stringify(line)}\n`); };
tell({ ready: await pointsOfRight(), guards });

const before = {
  files: listed(), processes: processes().length, memory: process.resourceUsage().maxRSS, priority: getPriority(),
};
for (const attack of job.attacks) tell(await outcomeOf(attack));
process.exit(0);

async function outcomeOf(attack: Attack): Promise<Outcome> {
  prepare(attack);
  const late = { error: 'it takes too long' }, milliseconds = 1000 * (job.timeLimit + LONGER);
  const found = await Promise.race([
    grader.grade(folder).then(graded => ({ graded }), (error: unknown) => ({ error: String(error).slice(0, 500) })),
    new Promise<typeof late>(resolve => { setTimeout(resolve, milliseconds, late); }),
  ]);
  const traces = [...heard.splice(0), ...await newProcesses()];
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  if (listed() !== before.files) traces.push('files are others than before');
  if (getPriority() !== before.priority) traces.push('the grader has another priority');
  if (process.resourceUsage().maxRSS > before.memory + 400_000) traces.push('the grader took 400 MB more');
  return { name: attack.name, ...found, traces, next: 'error' in found ? 0 : await pointsOfRight() };
}

/** Writes the submission's folder. */
function prepare({ files, special = {} }: Attack): void {
  const cases = [0, 1, 2, 3, 4].map(n => drawCase(linear.assignment, VISIBLE, n));
  const words: Record<string, string> = {
    HOME: home, PORT: String(port), SEEDS: JSON.stringify(cases.map(({ seed }) => seed)),
    SEEN: JSON.stringify(cases.map(({ X }) => toTypedArray(X)[0])),
  };
  const filled = (text: string): string => text.replaceAll(/\b(?:HOME|PORT|SEEDS|SEEN)\b/g, word => words[word]!);
  for (const [path, text] of Object.entries(typeof files === 'string' ? { 'linear.js': files } : files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), filled(text));
  }
  for (const [path, what] of Object.entries(special)) {
    if (what === 'pipe') execFileSync('mkfifo', [join(folder, path)]);
    else symlinkSync(filled(what.to), join(folder, path));
  }
}

async function pointsOfRight(): Promise<number> {
  return await grader.grade(right).then(({ result }) => result.points, () => 0);
}

/** All that is in the folder, with sizes, times and modes, and the texts of what is to be kept. */
function listed(): string {
  return JSON.stringify(readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter(path => !path.startsWith('submission')).sort().map(path => {
      const { size, mode, mtimeMs } = statSync(join(home, path));
      return path === 'tmp' ? path : [path, size, mode, mtimeMs];
    }));
}

function processes(): string[] {
  return process.platform === 'linux' ? readdirSync('/proc').filter(name => /^\d+$/.test(name) && isAlive(name)) : [];
}

/** Those that have ended, but whose end nobody has asked for, are no harm. */
function isAlive(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z');
  } catch {
    return false;
  }
}

/** The processes that are still there a second later. */
async function newProcesses(): Promise<string[]> {
  for (let tries = 0; tries < 20; tries++) {
    if (processes().length <= before.processes) return [];
    await new Promise(resolve => { setTimeout(resolve, 50); });
  }
  return ['a process is still there'];
}
