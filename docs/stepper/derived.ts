import { derivations } from 'stepper:derivations';
import type { Part } from './kinds.ts';
import type { Labels } from './stages.ts';

/** The labels of each layer's backward, in the order of its lines. */
export const labels = Object.fromEntries(Object.entries(derivations)
  .map(([part, { backward }]) => [part, backward.steps.map(({ label }) => label)])) as unknown as Labels;

/** What is derived of a layer. */
export function derivedOf(part: Part): Derivation {
  return derivations[part]!;
}
