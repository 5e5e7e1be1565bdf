import { summary } from '../../../model/index.ts';
import { deriveSeed } from '../../../random/index.ts';
import {
  accuracy, classesOf, classReports, confusionMatrix, predict, type Training,
} from '../../../training/index.ts';
import type { DigitsFlags, MlpFlags } from '../../demo.ts';
import { openTerminal, type Terminal } from '../../terminal.ts';
import { makeDirectory } from '../../write-file.ts';
import { checkGradients, gradientTable } from '../gradients.ts';
import { INTERRUPTED } from '../interrupt.ts';
import { learn } from '../learn.ts';
import { percent } from '../progress.ts';
import { saveCurves } from '../save-curves.ts';
import { classTable } from './classes.ts';
import { convnetReader } from './convnet.ts';
import { type Digits, prepareDigits } from './data.ts';
import { drawMisread, findMisread, fitting } from './misread.ts';
import { mlpReader } from './mlp.ts';
import type { DigitReader } from './reader.ts';

/** `handgrad demo` from beginning to end; returns the exit code. */
export async function runMlp(flags: MlpFlags): Promise<number> {
  const digits = await prepareDigits(flags), [, height, width] = digits.train.images.shape as Images;
  return read(mlpReader(flags, height, width), digits, flags);
}

/** `handgrad demo convnet` likewise. */
export async function runConvnet(flags: DigitsFlags): Promise<number> {
  const digits = await prepareDigits(flags), [count, height, width] = digits.train.images.shape as Images;
  return read(convnetReader(flags, height, width, count), digits, flags);
}

type Images = readonly [count: number, height: number, width: number];

async function read(reader: DigitReader, digits: Digits, flags: DigitsFlags): Promise<number> {
  const terminal = openTerminal();
  await makeDirectory(flags.out);              // before the work, in case it cannot be

  terminal.heading(`The ${reader.name}`);
  terminal.print(String(summary(reader.model, [flags.batch, ...reader.input])));
  showGradients(terminal, reader, digits, flags.seed);
  const { history, interrupted } = await learnFrom(terminal, reader, digits, flags);
  if (!interrupted) showReading(terminal, reader, digits);
  await saveCurves(terminal, history, flags.out);
  return interrupted ? INTERRUPTED : 0;
}

/** Shows that backward is right, layer by layer, before anything is trained with it. */
function showGradients(terminal: Terminal, { model, asInput }: DigitReader, { train: seen }: Digits, seed: number):
void {
  const reports = checkGradients(model, asInput(seen.images), seen.labels, deriveSeed(seed, 2));
  terminal.heading('Every backward pass beside its numeric gradient');
  terminal.print(gradientTable(reports));
  if (!reports.some(({ verdict }) => verdict === 'inconclusive')) return;
  terminal.print('\ninconclusive: elements at a kink, such as two equal numbers of which to take the larger');
}

function learnFrom(terminal: Terminal, reader: DigitReader, digits: Digits, flags: DigitsFlags): Promise<Training> {
  const { train: seen, unseen, source } = digits, { batch: batchSize, epochs, seed, out, dtype } = flags;
  const { model, optimizer, schedule, training, asInput } = reader, count = seen.labels.size;
  terminal.heading(`Learning to read ${count.toLocaleString('en-US')} ${source}`);
  terminal.print(`${training}, batches of ${batchSize}, ${dtype}, seed ${seed}. Ctrl-C ends it early.\n`);
  return learn(terminal, out, model, optimizer, { X: asInput(seen.images), T: seen.labels }, {
    epochs, batchSize, seed: deriveSeed(seed, 3), ...schedule && { schedule },
    validation: { X: asInput(unseen.images), T: unseen.labels },
  });
}

/** How the network reads digits it has not seen: accuracy, a line for each digit, and a few that it misread. */
function showReading(terminal: Terminal, { model, asInput }: DigitReader, { unseen }: Digits): void {
  const { images, labels } = unseen;
  const Y = predict(model, asInput(images)), told = classesOf(Y), right = percent(accuracy(Y, labels)).trim();
  terminal.heading(`Reading ${labels.size.toLocaleString('en-US')} unseen digits: ${right} right`);
  terminal.print(classTable(classReports(confusionMatrix(labels, told, 10))));
  const misread = findMisread(images, labels, told, fitting(terminal.columns, images.shape[2]!));
  if (misread.length === 0) return;
  terminal.heading('Misread, for example');
  terminal.print(drawMisread(misread));
}
