import type { Tensor } from '../../tensor/index.ts';
import type { Diagnosis } from '../report.ts';
import type { Draw } from './draw.ts';

/** Why a gradient is wrong. */
export type Reason =
  | 'forgotten' | 'wrong-shape' | 'not-finite'
  | 'transposed' | 'sign' | 'constant-factor' | 'mean-for-sum' | 'batch-sum-missing' | 'wrong-axis'
  | 'gradient-of-another-parameter' | 'option-ignored' | 'wrong-tensor' | 'term-dropped'
  | 'upstream-ignored' | 'clipped' | 'mask-from-wrong-tensor' | 'wrong-mask'
  | 'activation-derivative-missing' | 'derivative-at-output'
  | 'rounded-to-float32' | 'finite-differences-inside';

/** A mistake that backward may contain, what to say of it, and what would follow from it. */
export interface Hypothesis extends Diagnosis {
  /** What backward would return for a draw. Nothing where the mistake cannot be made there. */
  readonly predict: (draw: Draw) => Tensor | undefined;
}

/** Hypotheses of one kind, as the first draw suggests them: a factor, for one, is read off there. */
export type Idea = (first: Draw) => readonly Hypothesis[];
