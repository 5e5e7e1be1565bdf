import { gradcheck, type GradcheckReport, lossAsLayer } from '../../../gradcheck/index.ts';
import { TransformerBlock } from '../../../layers/index.ts';
import { CrossEntropyLoss } from '../../../losses/index.ts';
import { type Layer, Sequential } from '../../../model/index.ts';
import { add, cast, type Tensor } from '../../../tensor/index.ts';
import type { Batch } from '../../../training/index.ts';

/** Along how many random directions each gradient is compared. */
export const DIRECTIONS = 4;

/** A layer, and what reaches it. */
interface Reached {
  readonly layer: Layer;
  readonly X: Tensor;
}

/**
 * Checks the layers of a network one by one, of its blocks the first and that part by part, each on what reaches it
 * from some excerpts; and the loss on what comes out. Every gradient is looked at as a whole, along random directions.
 */
export function checkParts(model: Sequential, { X, T }: Batch, seed: number): GradcheckReport[] {
  const options = { seed, directions: DIRECTIONS }, [Y] = model.forward(X);
  const reports = partsReached(model, X).map(({ layer, X: input }) => gradcheck(layer, input, options));
  return [...reports, gradcheck(lossAsLayer(new CrossEntropyLoss(), T), cast(Y, 'float64'), options)];
}

/**
 * The layers of a network, each with what reaches it. As a whole, a block makes so many roundings that their proven
 * bound is wider than a check may be; and the other blocks are made of the same parts as the first.
 */
export function partsReached(model: Sequential, X: Tensor): readonly Reached[] {
  const reached = inTurn(model, X), first = reached.findIndex(({ layer }) => layer instanceof TransformerBlock);
  return reached.flatMap((step, k) => {
    if (!(step.layer instanceof TransformerBlock)) return [step];
    return k === first ? ofBlock(step.layer, step.X) : [];
  });
}

/** Attention and what comes before it; and the perceptron, which is reached by way of the attention and around it. */
function ofBlock({ parts }: TransformerBlock, X: Tensor): readonly Reached[] {
  const attention = new Sequential(parts.norm1, parts.attention), [A] = attention.forward(X);
  const perceptron = new Sequential(parts.norm2, parts.linear1, parts.gelu, parts.linear2);
  return [...inTurn(attention, X), ...inTurn(perceptron, add(X, A))];
}

function inTurn(model: Sequential, X: Tensor): readonly Reached[] {
  const steps = [...model.steps(X)];
  return steps.map(({ layer }, k) => ({ layer, X: k === 0 ? X : steps[k - 1]!.Y }));
}
