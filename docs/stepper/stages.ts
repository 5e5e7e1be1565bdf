import type { Part } from './kinds.ts';

/** The labels of the steps of each layer's backward, in the order in which its lines run. */
export type Labels = { readonly [part in Part]: readonly string[] };

/** A moment of a forward and a backward pass. */
export type Stage =
  /** Nothing is computed yet. */
  | { readonly kind: 'start' }
  /** A layer, or at its place the loss, has returned its output and put its cache on the stack. */
  | { readonly kind: 'forward'; readonly layer: number }
  /** A line of a layer's backward, or of the loss's, has run; its cache lies on top of the stack. */
  | { readonly kind: 'backward'; readonly layer: number; readonly label: string }
  /** All caches are taken off. */
  | { readonly kind: 'end' };

/**
 * All moments of a pass, in order.
 * @param parts the network's layers, and the loss at their end
 */
export function stagesOf(parts: readonly Part[], labels: Labels): readonly Stage[] {
  const forward = parts.map((_, layer): Stage => ({ kind: 'forward', layer }));
  const backward = parts.map((part, layer) =>
    labels[part].map((label): Stage => ({ kind: 'backward', layer, label }))).reverse().flat();
  return [{ kind: 'start' }, ...forward, ...backward, { kind: 'end' }];
}

/** Whether a layer has returned its output by the time of a stage. */
export function isForwardDone(stage: Stage, layer: number): boolean {
  return stage.kind !== 'start' && (stage.kind !== 'forward' || stage.layer >= layer);
}

/** How many steps of a layer's backward have run by the time of a stage. */
export function stepsDone(stages: readonly Stage[], at: number, layer: number): number {
  return stages.slice(0, at + 1).filter(stage => stage.kind === 'backward' && stage.layer === layer).length;
}

/** The layers whose caches lie on the stack, the lowest first. */
export function stackAt(stages: readonly Stage[], at: number): readonly number[] {
  const stage = stages[at]!;
  if (stage.kind === 'start' || stage.kind === 'end') return [];
  return Array.from({ length: stage.layer + 1 }, (_, layer) => layer);
}

/** The stage at which an element of a gradient has just been computed; nothing where there is none. */
export function stageOf(stages: readonly Stage[], layer: number, label: string): number | undefined {
  const found = stages.findIndex(stage => stage.kind === 'backward' && stage.layer === layer && stage.label === label);
  return found < 0 ? undefined : found;
}
