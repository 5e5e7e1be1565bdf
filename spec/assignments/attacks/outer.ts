// A disposable place to grade attacks in: a process with namespaces of its own, so that whatever an attack ends, stops
// or fills is only that.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { root as projectRoot } from '../../support/root.ts';
import { type Attack, type Guard, type GuardName, guards, type Patch } from './attack.ts';
import { LONGER, type Outcome, SECRET, TIME_LIMIT } from './outcome.ts';

const root = fileURLToPath(projectRoot), caches = join(root, 'node_modules/.cache');
/** A shell is the first process there, which no signal from within ends; the grader is another, as it is elsewhere. */
const OUTER = ['unshare', '-Urpm', '--fork', '--kill-child', '--mount-proc', '--', 'prlimit', '--data=4000000000', '--',
  'sh', '-c', '"$@"; exit $?', 'sh'];

/** Whether this machine can make such a place. */
export const disposable: boolean = process.platform === 'linux' && works([...OUTER, 'true']);

function works([file, ...args]: readonly string[]): boolean {
  try {
    execFileSync(file!, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What came of some attacks with these guards taken away. Those that the grader did not survive are missing. */
export async function graded(attacks: readonly Attack[], without: readonly GuardName[]):
Promise<ReadonlyMap<string, Outcome>> {
  const folder = mkdtempSync(join(tmpdir(), 'handgrad-attacks-')), home = join(folder, 'home');
  try {
    const program = await built(without), seed = without.some(name => 'visibleSeed' in guards[name]) ? 1 : 20_260;
    // To fill a gigabyte may take longer than to be refused it.
    const timeLimit = without.length === 0 || without.includes('clock') ? TIME_LIMIT : 3 * TIME_LIMIT;
    const off = without.map(name => 'guards' in guards[name] ? guards[name].guards : {});
    const taken = Object.assign({}, ...off) as object;
    writeFileSync(join(folder, 'job.json'), JSON.stringify({ attacks, guards: taken, seed, timeLimit, home }));
    mkdirSync(home);
    await run([...OUTER, process.execPath, program, join(folder, 'job.json')], attacks.length);
    const [ready, ...lines] = readFileSync(`${home}.outcomes`, 'utf8').trim().split('\n');
    const { ready: points } = JSON.parse(ready!) as { ready: number };
    if (points !== 10) throw new Error(`without ${without.join(', ')}, a right submission has ${points} points`);
    return new Map(lines.map(line => JSON.parse(line) as Outcome).map(outcome => [outcome.name, outcome]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run([file, ...args]: readonly string[], count: number): Promise<void> {
  const child = spawn(file!, args, {
    stdio: 'ignore', detached: true, env: { ...process.env, PASSWORD: SECRET },
  });
  const seconds = 10 + (3 * TIME_LIMIT + LONGER) * count;
  const late = setTimeout(() => { process.kill(-child.pid!, 'SIGKILL'); }, 1000 * seconds);
  await new Promise(resolve => { child.on('exit', resolve); });
  clearTimeout(late);
}

const programs = new Map<string, Promise<string>>(), folders: string[] = [];
process.on('exit', () => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

/** The program that grades attacks, with these guards taken out of its source. */
async function built(without: readonly GuardName[]): Promise<string> {
  const patches = without.flatMap((name): readonly Patch[] => {
    const guard: Guard = guards[name];
    return guard.patches ?? [];
  });
  const key = JSON.stringify(patches), made = programs.get(key) ?? make(patches);
  programs.set(key, made);
  return await made;
}

async function make(patches: readonly Patch[]): Promise<string> {
  mkdirSync(caches, { recursive: true });
  const outdir = mkdtempSync(join(caches, 'attacks-')), program = 'spec/assignments/attacks/run.ts';
  folders.push(outdir);
  await build({
    absWorkingDir: root, outbase: '.', outdir, plugins: [patched(patches)],
    entryPoints: [program, 'lib/assignments/sandbox/harness.ts', 'lib/assignments/sandbox/worker.ts'],
    alias: { mathjs: fileURLToPath(import.meta.resolve('mathjs')) },
    packages: 'external', bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
    logLevel: 'silent',
  });
  return join(outdir, program.replace(/ts$/, 'js'));
}

/** Fails where a text is not there exactly once: a guard that cannot be taken away has not been seen to matter. */
function patched(patches: readonly Patch[]): Plugin {
  return {
    name: 'patched',
    setup: bundler => {
      bundler.onLoad({ filter: /lib.assignments.*\.ts$/ }, ({ path }) => {
        const file = path.slice(join(root, 'lib/assignments/').length).replaceAll('\\', '/');
        let contents = readFileSync(path, 'utf8');
        for (const { text, by } of patches.filter(one => one.file === file)) {
          const parts = contents.split(text);
          if (parts.length !== 2) throw new Error(`${file} has '${text}' ${parts.length - 1} times`);
          contents = parts.join(by);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}
