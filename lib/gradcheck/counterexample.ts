import type { Layer, Params } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import { checkOptions, type Indices, type Tensor } from '../tensor/index.ts';
import { checkLayer } from './check-layer.ts';
import type { Counterexample } from './counterexample/example.ts';
import type { LayerFunctions } from './function-as-layer.ts';
import { checkOptionsOf, type GradcheckOptions } from './gradcheck.ts';
import { type SubjectArguments, subjectOf } from './subject.ts';

/** Options of {@link counterexample}: those of the check, and one more. */
export interface CounterexampleOptions extends GradcheckOptions {
  /** The path that a report names, to come to its example again without a search. */
  readonly path?: string;
}

/**
 * The smallest failing example of a layer that {@link gradcheck} finds wrong: tensors of a few small whole numbers, to
 * run backward on by hand or in a debugger. With the `path` from a report it is the example of that report, if it
 * still fails, without a search. How it is found: [gradient checking](../../docs/gradcheck.md).
 * @param layer anything that keeps the contract of {@link Layer}
 * @param X the input that it was checked with
 * @returns nothing where nothing is wrong (any more), where no example was found, and where fast-check is not to be had
 * @throws TypeError for what is no path, and what `gradcheck` throws.
 */
export function counterexample(layer: Layer, X: Tensor, options?: CounterexampleOptions): Counterexample | undefined;
/**
 * The same for plain functions.
 * @param functions a forward, and its backward
 * @param params parameters for it, `{}` where it has none
 * @param X the input that they were checked with
 */
export function counterexample<P extends Params, C>(functions: LayerFunctions<P, C>, params: P, X: Tensor,
  options?: CounterexampleOptions): Counterexample | undefined;
/**
 * The same for a loss.
 * @param loss anything that keeps the contract of {@link Loss}
 * @param Y the predictions that it was checked with
 * @param target targets or labels for it
 */
export function counterexample<C, T extends Indices>(loss: Loss<C, T>, Y: Tensor, target: T,
  options?: CounterexampleOptions): Counterexample | undefined;
export function counterexample(...args: SubjectArguments<CounterexampleOptions>): Counterexample | undefined {
  const { layer, X, options } = subjectOf('counterexample', args);
  checkOptions('counterexample', options, ['seed', 'sample', 'directions', 'dY', 'training', 'oracle', 'path']);
  const check = checkOptionsOf('counterexample', X, options), { seed } = check, { path } = options;
  if (path !== undefined && !/^\d+(?::\d+)*$/.test(path)) {
    throw new TypeError(`counterexample: the path is '${path}'; a report names one such as '3:0:1'`);
  }
  return checkLayer(layer, X, { ...check, replay: { seed, path } }).counterexample;
}
