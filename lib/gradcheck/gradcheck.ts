import type { Layer, Params } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import {
  checkOneOf, checkOptions, checkTensor, checkWhole, formatShape, type Indices, type Tensor,
} from '../tensor/index.ts';
import { checkLayer, type CheckOptions } from './check-layer.ts';
import type { LayerFunctions } from './function-as-layer.ts';
import type { GradcheckReport, OracleName } from './report.ts';
import { type SubjectArguments, subjectOf } from './subject.ts';

/** Options of {@link gradcheck}. */
export interface GradcheckOptions {
  /** Where the upstream gradient, the sample and the layer's own randomness come from. 1 unless said. */
  readonly seed?: number;
  /** How many elements of each gradient to compare, drawn at random; all unless said. */
  readonly sample?: number;
  /**
   * Along how many random directions to compare each gradient, instead of element by element: for layers with very many
   * elements. How likely an error is missed then, the report says. Not together with `sample`.
   */
  readonly directions?: number;
  /**
   * The upstream gradient to check with, of the output's shape. Random unless given, which is best: the report warns
   * of one that hides errors.
   */
  readonly dY?: Tensor;
  /** Whether the layer is checked as in training (dropout drops). False unless said. */
  readonly training?: boolean;
  /**
   * What backward is held against. `auto` (default): the complex step, and 64 digits for what that does not settle;
   * central differences where the layer's code works on plain numbers only. Or one of these alone.
   */
  readonly oracle?: 'auto' | OracleName;
}

/**
 * Compares a layer's backward with its numeric gradient, element by element, for L = ⟨Y, R⟩ with a random upstream
 * gradient R: one of all ones hides a whole class of errors. The tolerance is not picked: bounds of the rounding errors
 * are computed along. A float32 layer is checked in float64. Of a wrong {@link Sequential} the first wrong layer is
 * named. The layer is not changed. How it is done: [gradient checking](../../docs/gradcheck.md).
 * @param layer anything that keeps the contract of {@link Layer}
 * @param X an input for it
 * @returns a report whose `String()` is a table
 * @throws RangeError where X has no elements; TypeError for an option that is not known, or an oracle in whose
 * arithmetic the layer cannot run; whatever the layer's forward or backward throws.
 */
export function gradcheck(layer: Layer, X: Tensor, options?: GradcheckOptions): GradcheckReport;
/**
 * Compares a backward with the numeric gradient of its forward, both plain functions.
 * @param functions a forward, and its backward
 * @param params parameters for it, `{}` where it has none
 * @param X an input for it
 */
export function gradcheck<P extends Params, C>(functions: LayerFunctions<P, C>, params: P, X: Tensor,
  options?: GradcheckOptions): GradcheckReport;
/**
 * Compares a loss's backward with its numeric gradient.
 * @param loss anything that keeps the contract of {@link Loss}
 * @param Y predictions for it
 * @param target targets or labels for it
 */
export function gradcheck<C, T extends Indices>(loss: Loss<C, T>, Y: Tensor, target: T,
  options?: GradcheckOptions): GradcheckReport;
export function gradcheck(...args: SubjectArguments<GradcheckOptions>): GradcheckReport {
  const { layer, X, options } = subjectOf('gradcheck', args);
  checkOptions('gradcheck', options, ['seed', 'sample', 'directions', 'dY', 'training', 'oracle']);
  return checkLayer(layer, X, checkOptionsOf('gradcheck', X, options));
}

/**
 * The options of a check, those that were left out included.
 * @throws RangeError where X has no elements; TypeError for an option that is not known.
 */
export function checkOptionsOf(where: string, X: Tensor, options: GradcheckOptions): CheckOptions {
  const { seed = 1, sample = Infinity, directions, dY, training = false, oracle = 'auto' } = options;
  if (sample !== Infinity) checkWhole(where, 'sample', sample);
  if (dY !== undefined) checkTensor(where, dY);
  if (directions !== undefined) checkDirectionOptions(where, directions, sample, oracle);
  checkOneOf(where, 'oracle', oracle, ['auto', 'complex-step', 'bignumber', 'central']);
  if (X.size === 0) throw new RangeError(`${where}: the input ${formatShape(X.shape)} is empty`);
  return { seed, sample, directions, dY, training, oracle };
}

/** Directions are complex steps over a whole gradient, which leaves no other choice open. */
function checkDirectionOptions(where: string, directions: number, sample: number, oracle: string): void {
  checkWhole(where, 'directions', directions);
  if (sample !== Infinity) throw new TypeError(`${where}: sample and directions exclude each other: give one of them`);
  if (oracle !== 'auto' && oracle !== 'complex-step') {
    throw new TypeError(`${where}: directions are complex steps; the oracle ${oracle} compares element by element`);
  }
}
