// What stands between a submission and whoever runs it. Each guard is tried on this machine, and what does not hold is
// said: Node's own permission model alone is not enough, and the rest depends on the operating system.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The guards that can be there or not, by their names. */
export type GuardName = 'permissions' | 'namespaces' | 'limits' | 'user' | 'signals';

/** Which guards are used. Plain data. */
export type Guards = Readonly<Record<GuardName, boolean>>;

/** What was found of one guard. */
export interface GuardFinding {
  readonly name: GuardName;
  /** What it keeps a submission from. */
  readonly against: string;
  readonly holds: boolean;
  /** Why it does not hold. */
  readonly why?: string;
}

const AGAINST: Readonly<Record<GuardName, string>> = {
  permissions: 'reading and writing files, starting programs and threads (Node\'s permission model)',
  namespaces: 'the network, and seeing other processes (Linux namespaces)',
  limits: 'memory, files and processor time without end (prlimit)',
  user: 'signals to the grader and its files (another user, where the grader is root)',
  signals: 'opening the grader\'s inspector (a listener for SIGUSR1)',
};

/** What a child may take, in all. */
const MEMORY = 1_000_000_000, HEAP = 256, CPU_SECONDS = 60;
/** `nobody`, on any system that knows one. */
const NOBODY = 65534;

/** A command that runs Node with a file of a folder inside the guards. */
export interface SandboxCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly uid?: number; readonly gid?: number;
  };
}

/** The command that runs `program`, a file in `folder`, with these guards. */
export function sandboxCommand(guards: Guards, folder: string, program: string): SandboxCommand {
  const wrappers = [
    ...guards.namespaces ? ['unshare', '-Urnp', '--fork', '--kill-child', '--'] : [],
    ...guards.limits ? ['prlimit', `--data=${MEMORY}`, '--fsize=0', `--cpu=${CPU_SECONDS}`, '--core=0', '--'] : [],
  ];
  const node = [
    process.execPath, ...guards.permissions ? [...permissionFlags(), `--allow-fs-read=${join(folder, '*')}`] : [],
    `--max-old-space-size=${HEAP}`, '--no-warnings', join(folder, program),
  ];
  const [file, ...args] = [...wrappers, ...node] as [string, ...string[]];
  const user = guards.user ? { uid: NOBODY, gid: NOBODY } : {};
  return { file, args, options: { cwd: folder, env: cleanEnvironment(), ...user } };
}

/** Nothing of ours: what a process needs to run at all, and small kernels, which reserve no memory. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot, PATH } = process.env;
  const given = { ...(SystemRoot !== undefined && { SystemRoot }), ...(PATH !== undefined && { PATH }) };
  return { HANDGRAD_KERNELS: 'js', ...given };
}

/** SQLite opens and makes files past the permission model, so it is left out where there is one. */
function permissionFlags(): string[] {
  const known = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);
  return [
    known('--permission') ? '--permission' : '--experimental-permission',
    ...known('--experimental-sqlite') ? ['--no-experimental-sqlite'] : [],
  ];
}

/** Tries each guard on this machine, and those that hold together. */
export async function probeIsolation(): Promise<readonly GuardFinding[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'handgrad-probe-')));
  try {
    await chmod(folder, 0o755);                              // for another user
    await writeFile(join(folder, 'probe.mjs'), PROBE, { mode: 0o644 });
    const names = Object.keys(AGAINST) as GuardName[];
    const findings = await Promise.all(names.map(async name =>
      ({ name, against: AGAINST[name], ...await tried(name, folder) })));
    const together = await probed(guardsOf(findings), folder, 'nothing');
    return together.holds ? findings : findings.map(finding => finding.name === 'user' && finding.holds
      ? { ...finding, holds: false, why: `not together with the others: ${together.why}` } : finding);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The guards that hold. */
export function guardsOf(findings: readonly GuardFinding[]): Guards {
  return Object.fromEntries(findings.map(({ name, holds }) => [name, holds])) as Guards;
}

/** What holds on this machine and what does not, a line each. */
export function describeIsolation(findings: readonly GuardFinding[]): string[] {
  return findings.map(({ against, holds, why }) => holds ? `held: ${against}` : `NOT HELD: ${against}: ${why}`);
}

const NONE: Guards = { permissions: false, namespaces: false, limits: false, user: false, signals: true };

interface Trial {
  readonly holds: boolean;
  readonly why?: string;
}

async function tried(name: GuardName, folder: string): Promise<Trial> {
  if (name === 'signals') return { holds: true };            // a listener is ours to have, and Windows has no SIGUSR1
  if (name === 'user' && process.getuid?.() !== 0) {
    return { holds: false, why: 'only root can give a process another user; namespaces do as much' };
  }
  return await probed({ ...NONE, [name]: true }, folder, name);
}

async function probed(guards: Guards, folder: string, what: GuardName | 'nothing'): Promise<Trial> {
  const { file, args, options } = sandboxCommand(guards, folder, 'probe.mjs');
  return await new Promise<Trial>(resolve => {
    execFile(file, [...args, what], { ...options, timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null && stdout.trim() === 'held') { resolve({ holds: true }); return; }
      const said = `${stdout} ${stderr}`.trim().split('\n').find(line => line.trim() !== '') ?? error?.message;
      resolve({ holds: false, why: (said ?? 'no answer').slice(0, 200) });
    });
  }).catch((error: unknown) => ({ holds: false, why: String(error) })); // root of a user namespace has no other users
}

/** Tries what a guard should refuse, inside it. */
const PROBE = `
import { networkInterfaces } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
const refused = run => { try { run(); return false; } catch { return true; } };
const held = {
  permissions: () => refused(() => readFileSync(process.execPath)),
  namespaces: () => process.pid < 10 && Object.keys(networkInterfaces()).length === 0,
  limits: () => refused(() => { const all = []; for (let i = 0; i < 30; i++) all.push(new Uint8Array(1e8)); }),
  nothing: () => true,
  user: () => process.getuid() !== 0 && refused(() => process.kill(process.ppid, 0)),
};
console.log(held[process.argv[2]]() ? 'held' : 'what it should refuse was possible');
`;
