import { InvalidArgumentError } from 'commander';

/** Reads a whole number of at least `least` from the command line. */
export function wholeNumber(least: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Wanted a whole number ≥ ${least}.`);
  };
}

/** Reads a number above 0. */
export function positiveNumber(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('Wanted a number above 0.');
  return value;
}

/** Reads the sizes of a network, `784,256,128,10`: at least two whole numbers ≥ 1. */
export function layerSizes(text: string): number[] {
  const sizes = text.split(',').map(wholeNumber(1));
  if (sizes.length < 2) throw new InvalidArgumentError('Wanted two sizes or more, such as 784,10.');
  return sizes;
}
