import type { Tensor } from '../../tensor/index.ts';
import { attempt } from './attempt.ts';
import type { Draw } from './draw.ts';
import type { Idea, Reason } from './hypothesis.ts';

/** A way to get a formula wrong. */
export interface Slip {
  readonly reason: Reason;
  /** What follows the gradient's name: `lacks a term`. */
  readonly says: string;
  /** What comes out. */
  readonly gives: (draw: Draw) => Tensor;
}

/** A gradient that many layers have in common, such as dY ∘ Y ∘ (1 − Y), and ways to get it wrong. */
export interface Formula {
  /** The right gradient, if the layer has this one. */
  readonly gradient: (draw: Draw) => Tensor | undefined;
  readonly slips: readonly Slip[];
}

/**
 * The slips of a formula as hypotheses, for layers whose right gradient it gives: no layer is known by name here, a
 * stranger's softmax is recognised by its numbers.
 */
export function slipsOf(formula: Formula): Idea {
  const holds = (draw: Draw): boolean => {
    const gradient = attempt(() => formula.gradient(draw));
    return gradient !== undefined && draw.agree(gradient, draw.right);
  };
  return first => !holds(first) ? [] : formula.slips.map(({ reason, says, gives }) => ({
    reason,
    text: `${first.name} ${says}`,
    predict: draw => holds(draw) ? gives(draw) : undefined,
  }));
}
