import type { GptFlags } from '../../../../lib/cli/demo.ts';

/** Flags of a network so small that all of it is done at once. */
export const flags: GptFlags = {
  steps: 40, batch: 4, context: 6, width: 8, blocks: 2, heads: 2, lr: 0.01, seed: 1, sample: 10, temperature: 1,
  out: 'runs',
};
