import { gradcheck, type GradcheckReport, lossAsLayer } from '../../gradcheck/index.ts';
import { CrossEntropyLoss } from '../../losses/index.ts';
import type { Sequential } from '../../model/index.ts';
import { textTable } from '../../model/text-table.ts';
import { cast, formatShape, slice, type Tensor } from '../../tensor/index.ts';

const BATCH = 4, SAMPLE = 20;

/**
 * Checks the layers of a network one by one, each on what reaches it from a few real images, and the loss on what comes
 * out. Of each gradient some elements are drawn at random: all of them is what the specs do.
 */
export function checkGradients(model: Sequential, X: Tensor, labels: Tensor, seed: number): GradcheckReport[] {
  const reports: GradcheckReport[] = [], options = { seed, sample: SAMPLE };
  let H = slice(X, [0, BATCH]);
  for (const { layer, Y } of model.steps(H)) {
    reports.push(gradcheck(layer, H, options));
    H = Y;
  }
  const loss = lossAsLayer(new CrossEntropyLoss(), slice(labels, [0, BATCH]));
  return [...reports, gradcheck(loss, cast(H, 'float64'), options)];
}

/** All reports as one table. */
export function gradientTable(reports: readonly GradcheckReport[]): string {
  const header = ['layer', 'gradient', 'shape', 'checked', 'max rel. error', 'verdict'];
  return textTable(header, reports.flatMap(({ layer, gradients }) => gradients.map((gradient, i) => {
    const { name, shape, checked, maxRelativeError: error, verdict } = gradient;
    return [i === 0 ? layer : '', name, formatShape(shape), String(checked), error.toExponential(1), verdict];
  })));
}
