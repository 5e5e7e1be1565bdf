import type FastCheck from 'fast-check';
import type { ForwardOptions, Layer } from '../../model/layer.ts';
import type { Indices } from '../../tensor/index.ts';
import { fastCheck } from '../load-fast-check.ts';
import { LossLayer } from '../loss-as-layer.ts';
import type { OracleName } from '../report.ts';
import { type Draw, partsAt, smallCases } from './cases.ts';
import type { Counterexample } from './example.ts';
import { type Target, type Wrong, wrongIn } from './judge-case.ts';
import { type Parts, withParts } from './parts.ts';
import { compact, sizesOf } from './sizes.ts';

/** How many cases are drawn before they are shrunk. */
const RUNS = 100;
/** For how many milliseconds a smaller one is looked for. */
const PATIENCE = 3000;

/** A case in which something is wrong. */
export interface WrongCase {
  /** The layer, in float64. */
  readonly layer: Layer;
  /** Its parts as they were then. */
  readonly parts: Parts;
  readonly options: ForwardOptions;
  readonly oracle: 'auto' | OracleName;
  /** What is wrong: the first of these that an example shows. */
  readonly targets: readonly Target[];
}

/** Where a search begins, and where it goes at once. */
export interface Replay {
  readonly seed: number;
  readonly path?: string | undefined;
}

/**
 * Looks for the smallest case in which the same is wrong, by fast-check. The verdict is that of the check itself, so
 * there is no false alarm; what a layer throws on the way only means that there is no example.
 * @returns nothing where none was found, or where fast-check is not to be had
 */
export function smallestExample(wrongCase: WrongCase, replay: Replay): Counterexample | undefined {
  const fc = fastCheck();
  if (fc === undefined) return undefined;
  try {
    const end = Date.now() + PATIENCE;
    for (const target of wrongCase.targets) {
      const found = search(fc, wrongCase, target, replay, Math.max(1, end - Date.now()));
      if (found !== undefined) return found;
    }
  } catch {
    // A stranger's layer may throw anywhere.
  }
  return undefined;
}

function search(fc: typeof FastCheck, { layer, parts: all, options, oracle }: WrongCase, wanted: Target,
  { seed, path }: Replay, interruptAfterTimeLimit: number): Counterexample | undefined {
  const parts = compact(layer, all, options), cases = smallCases(fc, parts, sizesOf(layer, parts, options));
  if (cases === undefined) return undefined;
  const wrongAt = (draw: Draw): Wrong | undefined => {
    const small = partsAt(draw, parts);
    try {
      return wrongIn({ layer: withParts(layer, small), X: small.X, dY: draw.dY, options, oracle }, wanted);
    } catch {
      return undefined;                                      // no input for this layer
    }
  };
  const found = fc.check(fc.property(cases, draw => wrongAt(draw) === undefined), {
    seed, numRuns: RUNS, interruptAfterTimeLimit, ...(path !== undefined && { path, endOnFailure: true }),
  });
  if (found.counterexample === null) return undefined;
  const [draw] = found.counterexample, wrong = wrongAt(draw);
  if (wrong === undefined) return undefined;                 // a layer that is wrong only now and then
  const small = partsAt(draw, parts), example = withParts(layer, small);
  const target = example instanceof LossLayer && { target: example.target as Indices };
  return {
    layer: example, params: example.params, X: small.X, ...target, ...wrong,
    broken: 'law' in wanted ? wanted.law : wanted.gradient,
    seed: found.seed, path: path ?? found.counterexamplePath, shrinks: found.numShrinks,
  };
}
