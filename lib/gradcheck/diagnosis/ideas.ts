import { batchKept, oneSample, otherAxes } from './batch.ts';
import { derivativeAtOutput, derivativeMissing, lastDerivativeMissing, oneSide, wrongMask } from './elementwise.ts';
import { attention } from './formulas-attention.ts';
import { countingLoss, rowsLeftOut } from './formulas-counts.ts';
import { elementwiseFormulas } from './formulas-elementwise.ts';
import { differenceLoss, probabilityLoss } from './formulas-losses.ts';
import { normalisation } from './formulas-normalisation.ts';
import { recurrence } from './formulas-recurrence.ts';
import { ownOutputOnly, rowFormulas } from './formulas-rows.ts';
import { slipsOf } from './formula.ts';
import type { Idea, Reason } from './hypothesis.ts';
import { ofTransposed, reshaped, transposed } from './layout.ts';
import { optionIgnored } from './options.ts';
import { ofAnother, zero } from './places.ts';
import { scaled } from './scale.ts';
import { clipped, maskFromUpstream, upstreamIgnored } from './upstream.ts';
import { aroundForgotten, lastOutputOnly, throughForgotten } from './ways.ts';

/** All ideas, the most specific first. */
export const ideas: readonly Idea[] = [
  zero, reshaped, upstreamIgnored, batchKept, oneSample,
  transposed, ofAnother, ofTransposed, otherAxes,
  ...[ownOutputOnly, ...rowFormulas].map(slipsOf), normalisation, recurrence, attention, differenceLoss,
  probabilityLoss, countingLoss, rowsLeftOut, aroundForgotten, throughForgotten, lastOutputOnly,
  maskFromUpstream, ...elementwiseFormulas.map(slipsOf), derivativeMissing,
  optionIgnored, scaled, wrongMask, oneSide, derivativeAtOutput, lastDerivativeMissing, clipped,
];

/**
 * What a reason makes superfluous: ways to say the same that are more general, or that say less. Two reasons that fit,
 * of which neither is listed with the other here, leave it open which is meant.
 */
export const implied: { readonly [reason in Reason]?: readonly Reason[] } = {
  'forgotten': ['option-ignored', 'wrong-mask', 'term-dropped', 'clipped', 'upstream-ignored'],
  'wrong-shape': ['transposed', 'batch-sum-missing'],
  'batch-sum-missing': ['term-dropped'],
  'upstream-ignored': ['clipped'],
  'activation-derivative-missing': [
    'term-dropped', 'option-ignored', 'derivative-at-output', 'wrong-mask', 'constant-factor',
  ],
  'term-dropped': ['activation-derivative-missing', 'option-ignored'],
  'gradient-of-another-parameter': ['activation-derivative-missing', 'term-dropped'],
  'mask-from-wrong-tensor': ['wrong-mask', 'clipped'],
  'option-ignored': ['constant-factor', 'forgotten'],
  'constant-factor': ['activation-derivative-missing'],
  'wrong-axis': ['option-ignored'],
};
