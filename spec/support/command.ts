import { spawn } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root as projectRoot } from './root.ts';

/** What a run of the command printed, and its exit code. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `handgrad` with arguments to its end, and interrupts it once it has printed `interruptAt`. */
export type Command = (args: readonly string[], interruptAt?: string) => Promise<Outcome>;

const root = fileURLToPath(projectRoot);

/**
 * Bundles the command from its source, as a spec that runs it does once.
 * @param name the spec's own, since specs run side by side
 * @returns what runs it as a child process, as on a build server
 */
export async function buildCommand(name: string): Promise<Command> {
  const bundle = `node_modules/.cache/handgrad-${name}`, main = `${bundle}/lib/cli/main.js`;
  await build({
    absWorkingDir: root, entryPoints: ['lib/cli/main.ts'], outdir: `${bundle}/lib/cli`,
    bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external',
  });
  await copyFile(join(root, 'package.json'), join(root, bundle, 'package.json'));
  return async (args, interruptAt) => run(main, args, interruptAt);
}

async function run(main: string, args: readonly string[], interruptAt?: string): Promise<Outcome> {
  const env = { ...process.env, CI: 'true' };
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '', err = '', interrupted = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (interruptAt === undefined || interrupted || !out.includes(interruptAt)) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject);
  });
  return { code, out, err };
}
