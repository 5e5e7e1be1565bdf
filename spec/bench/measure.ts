/** Something that can be done many times in a row. */
export interface Runner {
  /** Does it so many times; returns the seconds that it took. */
  run(times: number): Promise<number>;
}

/** How much trouble is taken. */
export interface Effort {
  /** How long each runs before it counts, in seconds. */
  readonly warmUp: number;
  /** How long one sample is to take, in seconds. */
  readonly sample: number;
  /** How many samples of each are taken. */
  readonly rounds: number;
}

/**
 * The seconds that each needs for one time: a sample a round. Everybody is warmed up first and finds out how many times
 * make a sample. Then they take turns, so that a machine that slows down does so for all; each round another begins.
 */
export async function measure(runners: readonly Runner[], effort: Effort): Promise<readonly (readonly number[])[]> {
  const times: number[] = [];
  for (const runner of runners) times.push(await calibrate(runner, effort));
  const samples: number[][] = runners.map(() => []);
  for (let round = 0; round < effort.rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const k = (round + turn) % runners.length;
      samples[k]!.push(await runners[k]!.run(times[k]!) / times[k]!);
    }
  }
  return samples;
}

/** How many times make a sample: doubled until warm, then judged by the last run. */
async function calibrate(runner: Runner, { warmUp, sample }: Effort): Promise<number> {
  for (let times = 1, total = 0; ; times *= 2) {
    const seconds = await runner.run(times);
    total += seconds;
    if (total >= warmUp && seconds >= sample / 4) return Math.max(1, Math.round(times * sample / seconds));
  }
}
