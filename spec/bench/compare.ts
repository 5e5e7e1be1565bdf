import { type Computed, disagreements } from './agreement.ts';
import { Child } from './child.ts';
import { NotFound } from './connection.ts';
import { type Effort, measure, type Runner } from './measure.ts';
import { commandsOf, type Peer } from './peers.ts';
import type { Absent, Measured, Result } from './result.ts';
import { comparisonTask, measuredTask } from './task.ts';
import type { Work } from './works.ts';

/** A peer that computes what it should. */
interface Ready extends Computed {
  readonly peer: Peer;
  readonly child: Child;
}

const units = { step: 'step', matmul: 'product', gradcheck: 'check' } as const;

/**
 * Does one work with all peers that know how: first they have to agree with the first one, then they are measured in
 * turns. A peer that is not there, fails or computes something else has a row that says so.
 * @throws Error where the first one fails: then there is nothing to compare with.
 */
export async function compare(work: Work, peers: readonly Peer[], effort: Effort): Promise<Result> {
  const able = peers.filter(({ kinds }) => kinds.includes(work.kind));
  const started = await startAll(work, able);
  try {
    const checked = check(started), ready = checked.filter(isReady);
    for (const { child, peer } of ready) await child.init(measuredTask(work, peer.dtype));
    const seconds = await measure(ready.map(one => runner(work, one)), effort);
    const rows: (Measured | Absent)[] = [];
    for (const one of checked) {
      rows.push(isReady(one) ? await rowOf(one, seconds[ready.indexOf(one)]!) : one);
    }
    const operations = work.kind === 'matmul' ? { operations: 2 * work.n ** 3 } : {};
    const { name, title, targets, kind } = work;
    return { name, title, targets, unit: units[kind], ...operations, rows };
  } finally {
    await Promise.all(started.filter(isReady).map(({ child }) => child.end()));
  }
}

const isReady = (one: Ready | Absent): one is Ready => 'child' in one;

/** One after the other: what starts at the same time as others would be slowed down by them. */
async function startAll(work: Work, peers: readonly Peer[]): Promise<readonly (Ready | Absent)[]> {
  const started: (Ready | Absent)[] = [];
  for (const peer of peers) started.push(await start(work, peer));
  return started;
}

async function start(work: Work, peer: Peer): Promise<Ready | Absent> {
  const { name, dtype } = peer;
  let child: Child | undefined;
  try {
    child = await Child.start(commandsOf(peer));
    return { peer, child, name, dtype, values: await child.init(comparisonTask(work, dtype)) };
  } catch (error) {
    await child?.end();
    return { peer, absent: error instanceof NotFound ? 'not found' : (error as Error).message };
  }
}

function check(started: readonly (Ready | Absent)[]): readonly (Ready | Absent)[] {
  const [reference] = started;
  if (reference === undefined || !isReady(reference)) {
    throw new Error(`${reference?.peer.name ?? 'the peer to compare with'}: ${reference?.absent ?? 'there is none'}`);
  }
  const wrong = disagreements(reference, started.filter(isReady));
  return started.map(one => {
    const said = wrong.get(one.peer.name);
    return said === undefined ? one : { peer: one.peer, absent: said };
  });
}

/** Whoever agreed with the others and fails later is named. */
function runner(work: Work, { peer, child }: Ready): Runner {
  return {
    run: times => child.run(times).catch((error: unknown) => {
      throw new Error(`${work.name}, ${peer.name}: ${(error as Error).message}`, { cause: error });
    }),
  };
}

async function rowOf({ peer, child }: Ready, seconds: readonly number[]): Promise<Measured> {
  return { peer, version: child.version, seconds, bytes: await child.memory() };
}
