const factor = Number(process.env['HANDGRAD_RUNS_FACTOR'] ?? 0.25);

/**
 * How often a property is tried. `npm test` takes a quarter of the usual number, so that it is over soon; `npm run
 * test:full`, through this factor, ten times as many.
 */
export function runs(usual: number): number {
  return Math.ceil(usual * factor);
}

/** Of cases that are made one by one, each fourth in `npm test`, the first among them; in `npm run test:full` all. */
export function some<T>(cases: readonly T[]): readonly T[] {
  const every = Math.max(1, Math.round(1 / factor));
  return cases.filter((_, n) => n % every === 0);
}
