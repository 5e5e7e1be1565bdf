import { formatShape, sameShape, type Tensor } from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import type { Saved, SavedTensors } from './cases.ts';

/**
 * Says where a tensor is not PyTorch's: its worst element, and how many there are. Nothing where every element agrees
 * to 1e-12·max(1, |PyTorch's|).
 */
export function differences(what: string, ours: Tensor, theirs: Saved): readonly string[] {
  if (!sameShape(ours.shape, theirs.shape)) {
    return [`${what} is ${formatShape(ours.shape)}, PyTorch has ${formatShape(theirs.shape)}`];
  }
  const elements = flat(ours), wrong = elements.flatMap((x, i) => {
    const expected = theirs.data[i]!, error = Number.isNaN(x) ? Infinity : Math.abs(x - expected);
    return error <= 1e-12 * Math.max(1, Math.abs(expected)) ? [] : [{ i, x, expected, error }];
  });
  if (wrong.length === 0) return [];
  const { i, x, expected, error } = wrong.reduce((worst, each) => each.error <= worst.error ? worst : each);
  return [`${what}${place(i, ours.shape)} is ${x}, PyTorch has ${expected}: |error| ${error.toExponential(1)}; `
    + `${wrong.length} of ${elements.length} elements differ`];
}

/** The same of tensors by name, of which none may be missing and none too many. */
export function allDifferences(what: (name: string) => string, ours: Readonly<Record<string, Tensor>>,
  theirs: SavedTensors): readonly string[] {
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap(name => {
    const tensor = ours[name], expected = theirs[name];
    if (tensor === undefined) return [`${what(name)} is missing`];
    return expected === undefined ? [`${what(name)} is there, PyTorch has none`]
      : differences(what(name), tensor, expected);
  });
}

/** `[1,2]` for the element 5 of (2,3); nothing for a single number. */
function place(i: number, shape: readonly number[]): string {
  const below = (d: number): number => shape.slice(d + 1).reduce((product, length) => product * length, 1);
  return shape.length === 0 ? '' : `[${shape.map((length, d) => Math.floor(i / below(d)) % length).join(',')}]`;
}
