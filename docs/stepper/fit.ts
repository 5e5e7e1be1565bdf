import type { Read } from './hash.ts';
import type { Part } from './kinds.ts';
import { type Labels, stageOf, stagesOf } from './stages.ts';
import type { State } from './state.ts';

/** The parts on a state's way: its layers, the one at the end, and the loss. */
export function partsOf({ layers }: State): readonly Part[] {
  return [...layers.map(({ kind }) => kind), 'Linear', 'CrossEntropyLoss'];
}

/**
 * What is left of a state where it speaks of stages, layers and elements that its network does not have, and a sentence
 * for each that was left out.
 */
export function fitted(state: State, labels: Labels): Read {
  const parts = partsOf(state), stages = stagesOf(parts, labels), problems: string[] = [];
  const layers = parts.length - 1, { at, edit, trained, most } = state;
  let { pick } = state;
  if (at >= stages.length) problems.push(`at is ${at}: the last stage is ${stages.length - 1}`);
  if (edit >= layers) problems.push(`edit is ${edit}: the last layer is ${layers - 1}`);
  if (trained > most) problems.push(`trained is ${trained}: training stops after ${most} steps`);
  if (pick !== undefined && stageOf(stages, pick.layer, pick.label) === undefined) {
    problems.push(`pick is of layer ${pick.layer}, ${pick.label}: there is no such gradient`);
    pick = undefined;
  }
  const fit = {
    ...state, pick, at: Math.min(at, stages.length - 1), trained: Math.min(trained, most),
    ...edit >= layers && { edit: 0, code: undefined },
  };
  return { state: fit, problems };
}
