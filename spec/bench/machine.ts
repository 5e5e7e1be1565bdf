import { availableParallelism, cpus, loadavg, release, type } from 'node:os';

/** What figures depend on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly system: string;
  /** How many programs wanted to run in the minute before, on average. 0 on Windows, which does not tell. */
  readonly load: number;
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  const model = cpus()[0]?.model.trim() ?? '', cpu = model === '' || model === 'unknown' ? process.arch : model;
  const cores = availableParallelism(), load = loadavg()[0]!;
  return { cpu, cores, node: process.version, system: `${type()} ${release()}`, load };
}

/** One line. */
export function describeMachine({ cpu, cores, node, system, load }: Machine): string {
  return `${cpu}, ${cores} cores, load ${load.toFixed(1)}; Node ${node.replace('v', '')}; ${system}`;
}
