const MINUS = '−';

/** A number in five characters, seven at most, for the cell of a heat map: `−.53`, `12`, `3e-4`, `NaN`. */
export function short(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'NaN' : x > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(x), sign = x < 0 ? MINUS : '';
  if (size === 0) return '0';
  if (size < 0.005 || size >= 999.5) return `${sign}${size.toExponential(0).replace('+', '')}`;
  if (size >= 9.95) return `${sign}${size.toFixed(0)}`;
  return `${sign}${(size >= 0.995 ? size.toFixed(1) : size.toFixed(2)).replace(/^0/, '')}`;
}

/** A number to ten digits, for reading. */
export function long(x: number): string {
  if (!Number.isFinite(x) || x === 0) return short(x);
  const size = Math.abs(x), digits = size >= 1e-4 && size < 1e9 ? size.toPrecision(10) : size.toExponential(9);
  return `${x < 0 ? MINUS : ''}${digits}`;
}

/** How far apart two numbers are beside the larger of them: 0 where both are the same, NaN where one is no number. */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** How strongly a number is drawn, from 0 to 1: its size beside the largest of its tensor. */
export function strength(x: number, largest: number): number {
  return Number.isFinite(x) && largest > 0 ? Math.min(1, Math.abs(x) / largest) : 0;
}

/** How a number is drawn. What is 0, and what is no number, look like nothing else. */
export function toneOf(x: number): 'positive' | 'negative' | 'zero' | 'none' {
  if (!Number.isFinite(x)) return 'none';
  return x > 0 ? 'positive' : x < 0 ? 'negative' : 'zero';
}
