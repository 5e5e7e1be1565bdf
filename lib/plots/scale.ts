/** A logarithmic axis has about so many marks at most. */
const MOST = 9;

/** From the lowest to the highest of the finite numbers; a little around it where they are all the same. */
export function extentOf(values: Iterable<number>): [number, number] {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];                          // nothing to be seen
  const room = low === high ? (low === 0 ? 1 : Math.abs(low) / 10) : 0;
  return [low - room, high + room];
}

/** Marks of a logarithmic axis that holds `low` and `high`: 1, 3, 10, 30, …; powers of ten where it is long. */
export function powersOfTen(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9), last = Math.ceil(Math.log10(high) - 1e-9);
  if (last - first <= MOST / 2) {
    const fine = Array.from({ length: last - first + 1 }, (_, k) => [power(first + k), 3 * power(first + k)]).flat();
    return between(fine.map(tick => Number(tick.toPrecision(1))), low, high);
  }
  const step = Math.ceil((last - first) / MOST), count = Math.ceil((last - first) / step) + 1;
  return Array.from({ length: count }, (_, k) => power(first + step * k));
}

/** The number at a mark as short as it gets: 0.01, 1000, 1e-9, 2.5e6. */
export function tickText(tick: number): string {
  const size = Math.abs(tick), short = size === 0 || (size >= 1e-3 && size < 1e5);
  return short ? String(tick) : Number(tick.toPrecision(6)).toExponential().replace('+', '');
}

/** The marks from the last at or below `low` to the first at or above `high`. */
function between(ticks: readonly number[], low: number, high: number): number[] {
  const from = Math.max(0, ticks.findLastIndex(tick => tick <= low));
  const to = ticks.findIndex(tick => tick >= high);
  return ticks.slice(from, to === -1 ? undefined : Math.max(to, from + 1) + 1);
}

/** The nearest number to a power of ten, which `10 ** n` is not always. */
const power = (n: number): number => Number(`1e${n}`);
