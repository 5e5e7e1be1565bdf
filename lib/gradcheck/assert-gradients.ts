import type { Layer, Params } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import type { Indices, Tensor } from '../tensor/index.ts';
import type { LayerFunctions } from './function-as-layer.ts';
import { gradcheck, type GradcheckOptions } from './gradcheck.ts';
import type { GradcheckReport } from './report.ts';
import { type SubjectArguments, subjectOf } from './subject.ts';

/** Options of {@link assertGradients}: those of {@link gradcheck}, and one more. */
export interface AssertGradientsOptions extends GradcheckOptions {
  /** Whether what could not be settled, such as an input exactly on a kink, passes. False unless said. */
  readonly allowInconclusive?: boolean;
}

/** What {@link assertGradients} throws: its message is the report's table. */
export class GradientError extends Error {
  /** The name that an uncaught error is printed with. */
  override readonly name = 'GradientError';
  /** What was found. */
  readonly report: GradcheckReport;

  /** For `assertGradients`. */
  constructor(report: GradcheckReport) {
    super(`\n${String(report)}`);
    this.report = report;
  }
}

/**
 * Does what {@link gradcheck} does, and throws where the verdict is not `correct`: for any test runner. An
 * `inconclusive` one throws too, since nothing was shown; move the input off the kink, or allow it.
 * @param layer anything that keeps the contract of {@link Layer}
 * @param X an input for it
 * @returns the report, where it does not throw
 * @throws {@link GradientError}, and whatever `gradcheck` throws.
 */
export function assertGradients(layer: Layer, X: Tensor, options?: AssertGradientsOptions): GradcheckReport;
/**
 * The same for plain functions.
 * @param functions a forward, and its backward
 * @param params parameters for it, `{}` where it has none
 * @param X an input for it
 */
export function assertGradients<P extends Params, C>(functions: LayerFunctions<P, C>, params: P, X: Tensor,
  options?: AssertGradientsOptions): GradcheckReport;
/**
 * The same for a loss.
 * @param loss anything that keeps the contract of {@link Loss}
 * @param Y predictions for it
 * @param target targets or labels for it
 */
export function assertGradients<C, T extends Indices>(loss: Loss<C, T>, Y: Tensor, target: T,
  options?: AssertGradientsOptions): GradcheckReport;
export function assertGradients(...args: SubjectArguments<AssertGradientsOptions>): GradcheckReport {
  const { layer, X, options: { allowInconclusive = false, ...options } } = subjectOf('assertGradients', args);
  const report = gradcheck(layer, X, options);
  const passes = report.verdict === 'correct' || (allowInconclusive && report.verdict === 'inconclusive');
  if (!passes) throw new GradientError(report);
  return report;
}
