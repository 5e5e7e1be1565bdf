/** How often a property is tried: the quick count of `npm test`, or many times that in `npm run test:full`. */
export function runs(quick: number): number {
  return quick * Number(process.env['HANDGRAD_RUNS_FACTOR'] ?? 1);
}
