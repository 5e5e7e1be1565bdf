const PRECISION = 8;

/**
 * Numbers as NumPy prints those of one array, all of them equally wide: as few digits as tell each from its neighbours
 * of the same dtype, but not more than 8 after the point; with exponents where they are very large, very small, or
 * both.
 */
export function formatNumbers(values: readonly number[], single: boolean): string[] {
  const finite = values.filter(Number.isFinite);
  const print = wantsExponents(finite, single) ? exponential(finite, single) : positional(finite, single);
  const words = values.map(x => Number.isFinite(x) ? print(x) : Number.isNaN(x) ? 'nan' : x < 0 ? '-inf' : 'inf');
  const width = Math.max(...words.map(word => word.length));
  return words.map(word => word.padStart(width));
}

type Printer = (x: number) => string;

function wantsExponents(finite: readonly number[], single: boolean): boolean {
  const sizes = finite.map(Math.abs).filter(x => x !== 0), rounded = single ? Math.fround : Number;
  if (sizes.length === 0) return false;
  const largest = Math.max(...sizes), smallest = Math.min(...sizes);
  return largest >= (single ? 1e6 : 1e8) || smallest < rounded(0.0001) || rounded(largest / smallest) > 1000;
}

/** `0.1`, `12.`: each number with the digits it needs, filled with spaces so that the points stand in one column. */
function positional(finite: readonly number[], single: boolean): Printer {
  const texts = new Map(finite.map(x => {
    const { digits, exponent } = shortest(x, single), decimals = Math.max(0, digits - 1 - exponent);
    return [x, trim(round(Math.min(decimals, PRECISION), places => x.toFixed(places)).mantissa)];
  }));
  const longest = Math.max(...[...texts.values()].map(decimalsOf));
  return x => {
    const text = texts.get(x)!;
    return signOfZero(x) + text + ' '.repeat(longest - decimalsOf(text));
  };
}

/** `1.25e-07`: all numbers with as many digits as the longest needs. */
function exponential(finite: readonly number[], single: boolean): Printer {
  const scientific = (x: number, decimals: number): Rounded => round(decimals, places => x.toExponential(places));
  const longest = Math.max(...finite.map(x =>
    decimalsOf(trim(scientific(x, Math.min(shortest(x, single).digits - 1, PRECISION)).mantissa))));
  const exponentDigits = Math.max(2, ...finite.map(x => scientific(x, longest).exponent.length - 1));
  return x => {
    const { mantissa, exponent } = scientific(x, longest);
    return `${signOfZero(x)}${mantissa}e${exponent[0]!}${exponent.slice(1).padStart(exponentDigits, '0')}`;
  };
}

function trim(text: string): string {
  return text.replace(/0+$/, '');
}

function decimalsOf(text: string): number {
  return text.length - text.indexOf('.') - 1;
}

/** The sign that JavaScript leaves out. */
function signOfZero(x: number): string {
  return Object.is(x, -0) ? '-' : '';
}

/** How many decimal digits it takes to be read back as `x`, and the exponent of the first. */
function shortest(x: number, single: boolean): { digits: number; exponent: number } {
  let text = x.toExponential();
  if (single) {
    for (let decimals = 0; Math.fround(Number(text = x.toExponential(decimals))) !== x; decimals++);
  }
  const [mantissa, exponent] = text.split('e');
  return { digits: mantissa!.replace(/\D/g, '').length, exponent: Number(exponent) };
}

/** A rounded number's digits, always with a point, and its exponent (`+5`) where it has one. */
interface Rounded {
  readonly mantissa: string;
  readonly exponent: string;
}

/** JavaScript rounds what lies exactly in the middle away from zero, NumPy to the even digit. */
function round(decimals: number, print: (decimals: number) => string): Rounded {
  const [away = '', exponent = ''] = print(decimals).split('e'), [exact = ''] = print(100).split('e');
  const [whole = '', fraction = ''] = exact.split('.'), kept = fraction.slice(0, decimals);
  const toEven = /^50*$/.test(fraction.slice(decimals)) && Number((whole + kept).at(-1)) % 2 === 0;
  if (toEven) return { mantissa: `${whole}.${kept}`, exponent };
  return { mantissa: decimals === 0 ? `${away}.` : away, exponent };
}
