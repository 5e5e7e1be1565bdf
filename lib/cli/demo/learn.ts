import { CrossEntropyLoss } from '../../losses/index.ts';
import type { Layer, Optimizer } from '../../model/index.ts';
import { NotFiniteError, type Samples, train, type Training, type TrainOptions } from '../../training/index.ts';
import type { Terminal } from '../terminal.ts';
import { interruptible } from './interrupt.ts';
import { Progress } from './progress.ts';
import { saveCurves } from './save-curves.ts';

/**
 * Trains a network to name classes, and shows how it goes. Ctrl-C stops it after the batch in hand, and a loss that is
 * no number once its curves are written to the directory `out`.
 */
export async function learn(terminal: Terminal, out: string, model: Layer, optimizer: Optimizer, samples: Samples,
  options: TrainOptions & { readonly batchSize: number }): Promise<Training> {
  const stepsPerEpoch = Math.ceil(samples.X.shape[0]! / options.batchSize);
  const progress = new Progress(terminal, options.epochs, stepsPerEpoch), { onStep, onEpoch } = progress;
  try {
    const result = await interruptible(signal =>
      train(model, new CrossEntropyLoss(), optimizer, samples, { ...options, signal, onStep, onEpoch }));
    progress.stop();
    if (result.interrupted) terminal.print(`stopped after step ${result.history.steps.length}`);
    return result;
  } catch (error) {
    progress.stop();
    if (error instanceof NotFiniteError) await saveCurves(terminal, error.history, out);
    throw error;
  }
}
