import { CrossEntropyLoss } from '../../../losses/index.ts';
import type { Schedule, Sequential } from '../../../model/index.ts';
import { AdamW, cosineDecay, warmUp } from '../../../optimizers/index.ts';
import { deriveSeed, Random } from '../../../random/index.ts';
import { reside, withArena } from '../../../tensor/index.ts';
import { trainingStep } from '../../../training/index.ts';
import type { GptFlags } from '../../demo.ts';
import { drawExcerpts } from './excerpts.ts';

/** How long all gradients together may be. */
export const CLIP = 1;

/** A twentieth of the steps warms up, a cosine leads down to a tenth of the rate in the others. */
export function scheduleOf({ lr, steps }: Pick<GptFlags, 'lr' | 'steps'>): Schedule {
  const warm = Math.ceil(steps / 20);
  return warmUp({ steps: warm, then: cosineDecay({ lr, steps: Math.max(1, steps - warm), minimum: lr / 10 }) });
}

/**
 * Trains a network on excerpts of a text, drawn anew for each step. The event loop has a turn after each, so that a
 * signal is heard.
 * @param onStep told after each step, which is counted from 1, what the loss was before it
 * @throws Error as soon as a loss is no number.
 */
export async function teach(model: Sequential, ids: readonly number[], flags: GptFlags, signal: AbortSignal,
  onStep: (step: number, loss: number) => void): Promise<void> {
  const { lr, steps, batch, context, seed } = flags, schedule = scheduleOf(flags);
  const loss = new CrossEntropyLoss(), optimizer = new AdamW({ lr, weightDecay: 0.1 });
  const random = new Random(deriveSeed(seed, 3)), leave = reside(Object.values(model.params));
  try {
    for (let step = 1; step <= steps && !signal.aborted; step++) {
      optimizer.lr = schedule(step - 1);
      const excerpts = drawExcerpts(ids, batch, context, random);
      const L = withArena(() => trainingStep(model, loss, optimizer, excerpts, step, { clipNorm: CLIP }).L);
      if (!Number.isFinite(L)) throw new Error(`the loss is ${L} at step ${step}; a smaller --lr may help`);
      onStep(step, L);
      await new Promise(resolve => { setImmediate(resolve); });
    }
  } finally {
    leave();
  }
}
