import { CrossEntropyLoss } from '../../losses/index.ts';
import { type Sequential, summary } from '../../model/index.ts';
import { deriveSeed } from '../../random/index.ts';
import {
  accuracy, classesOf, classReports, confusionMatrix, type History, NotFiniteError, predict, train, type Training,
} from '../../training/index.ts';
import type { DemoFlags } from '../demo.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { makeDirectory, writeWhole } from '../write-file.ts';
import { classTable } from './classes.ts';
import { drawCurves } from './curves.ts';
import { asRows, type Digits, prepareDigits } from './digits.ts';
import { checkGradients, gradientTable } from './gradients.ts';
import { drawMisread, findMisread, fitting } from './misread.ts';
import { buildNetwork, buildOptimizer } from './network.ts';
import { percent, Progress } from './progress.ts';

/** What a process that Ctrl-C ended exits with: 128 + SIGINT. */
const INTERRUPTED = 130;

/** Runs the demo from beginning to end and returns the exit code. */
export async function runDemo(flags: DemoFlags): Promise<number> {
  const terminal = openTerminal();
  const digits = await prepareDigits(flags), pixels = asRows(digits.train.images).shape[1]!;
  const model = buildNetwork(flags, pixels);
  await makeDirectory(flags.out);              // before the work, in case it cannot be

  terminal.heading(`The network ${flags.layers.join('-')}`);
  terminal.print(String(summary(model, [flags.batch, pixels])));
  showGradients(terminal, model, digits, flags.seed);
  const { history, interrupted } = await learn(terminal, model, digits, flags);
  if (!interrupted) showReading(terminal, model, digits);
  await saveCurves(terminal, history, flags.out);
  return interrupted ? INTERRUPTED : 0;
}

/** Shows that backward is right, layer by layer, before anything is trained with it. */
function showGradients(terminal: Terminal, model: Sequential, { train: seen }: Digits, seed: number): void {
  const reports = checkGradients(model, asRows(seen.images), seen.labels, deriveSeed(seed, 2));
  terminal.heading('Every backward pass beside its numeric gradient');
  terminal.print(gradientTable(reports));
}

/** Trains; Ctrl-C stops it after the batch in hand, and a loss that is no number once its curves are written. */
async function learn(terminal: Terminal, model: Sequential, digits: Digits, flags: DemoFlags): Promise<Training> {
  const { train: seen, unseen, source } = digits;
  const { batch: batchSize, epochs, seed, out } = flags, { optimizer, text } = buildOptimizer(flags);
  const count = seen.labels.size, progress = new Progress(terminal, epochs, Math.ceil(count / batchSize));
  terminal.heading(`Learning to read ${count.toLocaleString('en-US')} ${source}`);
  terminal.print(`${text}, batches of ${batchSize}, ${flags.dtype}, seed ${seed}. Ctrl-C ends it early.\n`);

  const controller = new AbortController(), stop = (): void => { controller.abort(); };
  process.once('SIGINT', stop);                // once: a second Ctrl-C ends the process at once
  try {
    const result = await train(model, new CrossEntropyLoss(), optimizer, { X: asRows(seen.images), T: seen.labels }, {
      epochs, batchSize, seed: deriveSeed(seed, 3), signal: controller.signal,
      validation: { X: asRows(unseen.images), T: unseen.labels },
      onStep: progress.onStep, onEpoch: progress.onEpoch,
    });
    progress.stop();
    if (result.interrupted) terminal.print(`stopped after step ${result.history.steps.length}`);
    return result;
  } catch (error) {
    progress.stop();
    if (error instanceof NotFiniteError) await saveCurves(terminal, error.history, out);
    throw error;
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

/** How the network reads digits it has not seen: accuracy, a line for each digit, and a few that it misread. */
function showReading(terminal: Terminal, model: Sequential, { unseen: { images, labels } }: Digits): void {
  const Y = predict(model, asRows(images)), told = classesOf(Y), right = percent(accuracy(Y, labels)).trim();
  terminal.heading(`Reading ${labels.size.toLocaleString('en-US')} unseen digits: ${right} right`);
  terminal.print(classTable(classReports(confusionMatrix(labels, told, 10))));
  const misread = findMisread(images, labels, told, fitting(terminal.columns, images.shape[2]!));
  if (misread.length === 0) return;
  terminal.heading('Misread, for example');
  terminal.print(drawMisread(misread));
}

async function saveCurves(terminal: Terminal, history: History, directory: string): Promise<void> {
  if (history.steps.length === 0) return;
  const { loss, accuracy } = await drawCurves(history);
  const paths = [await writeWhole(directory, 'loss.svg', loss), await writeWhole(directory, 'accuracy.svg', accuracy)];
  terminal.heading('Curves');
  terminal.print(paths.join('\n'));
}
