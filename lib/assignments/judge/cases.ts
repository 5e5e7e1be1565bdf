import { functionAsLayer } from '../../gradcheck/function-as-layer.ts';
import { lossAsLayer } from '../../gradcheck/loss-as-layer.ts';
import type { Layer, Params } from '../../model/layer.ts';
import type { Loss } from '../../model/loss.ts';
import { withParams } from '../../model/with-params.ts';
import { deriveSeed, randn, Random } from '../../random/index.ts';
import type { Assignment, AssignmentCase } from '../assignment.ts';

/** A case made ready: the reference with its parameters, and what both sides are given. */
export interface ReadyCase extends AssignmentCase {
  /** With the case's parameters; a loss with its target. */
  readonly reference: Layer;
  /** For the layer's own randomness, and for the upstream gradient. */
  readonly seed: number;
}

/** The n-th hidden case of an assignment for a seed: the same for the same three. */
export function drawCase(assignment: Assignment, seed: number, n: number): ReadyCase {
  const own = deriveSeed(seed, n), random = new Random(own);
  return ready(assignment, assignment.draw(random), random, own);
}

/** The extreme cases of an assignment, for its part `stability`. */
export function extremeCases(assignment: Assignment, seed: number): ReadyCase[] {
  const random = new Random(deriveSeed(seed, 0xE7));
  return (assignment.extremes?.(random) ?? []).map(theCase => ready(assignment, theCase, random, seed));
}

function ready(assignment: Assignment, theCase: AssignmentCase, random: Random, seed: number): ReadyCase {
  const { task } = assignment, args = (theCase.args ?? []) as never[];
  if (task.kind === 'functions') {
    return { ...theCase, seed, reference: functionAsLayer(task.reference, theCase.params ?? {}) };
  }
  if (task.kind === 'loss') {
    const loss: Loss = task.reference(...args);
    return { ...theCase, seed, reference: lossAsLayer(loss, theCase.target!) };
  }
  const made = task.reference(...args), params = theCase.params ?? redrawn(made.params, random);
  return { ...theCase, seed, reference: Object.keys(params).length === 0 ? made : withParams(made, params) };
}

/** Parameters as they are after some training: a bias that is zero, as it begins, would hide much. */
function redrawn(params: Params, random: Random): Params {
  return Object.fromEntries(Object.entries(params).map(([name, { shape }]) => [name, randn(shape, { random })]));
}
