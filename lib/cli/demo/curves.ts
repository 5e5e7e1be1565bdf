import { accuracyFigure, type History, lossFigure } from '../../training/index.ts';

/** The texts of two SVG files. */
export interface Curves {
  readonly loss: string;
  readonly accuracy: string;
}

/** The curves of loss and accuracy: each batch, the mean of each epoch, and the unseen samples after it. */
export async function drawCurves(history: History): Promise<Curves> {
  return { loss: await lossFigure(history).toSvg(), accuracy: await accuracyFigure(history).toSvg() };
}
