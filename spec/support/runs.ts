/**
 * How often a property is tried. `npm test` takes a quarter of the usual number, so that it is over soon; `npm run
 * test:full`, through this factor, ten times as many.
 */
export function runs(usual: number): number {
  return Math.ceil(usual * Number(process.env['HANDGRAD_RUNS_FACTOR'] ?? 0.25));
}
