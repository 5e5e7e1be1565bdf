import { Command, Option } from 'commander';
import { layerSizes, positiveNumber, wholeNumber } from './arguments.ts';

const SEED = 'where all randomness comes from: same seed, same numbers';

/** What the flags of every demo say. */
export interface CommonFlags {
  readonly epochs: number;
  readonly batch: number;
  readonly lr?: number;
  readonly seed: number;
  readonly dtype: 'float64' | 'float32';
  /** Where the curves go. */
  readonly out: string;
}

/** What the flags of `handgrad demo convnet` say. */
export interface DigitsFlags extends CommonFlags {
  /** Where MNIST's files are; synthetic digits without it. */
  readonly data?: string;
}

/** What the flags of `handgrad demo tenses` say. */
export interface TensesFlags extends CommonFlags {
  /** How many units the hidden layer has. */
  readonly hidden: number;
  readonly lr: number;
}

/** What the flags of `handgrad demo gpt` say. */
export interface GptFlags {
  /** The file to learn from; the derivation notes without it. */
  readonly text?: string;
  readonly steps: number;
  /** How many excerpts a step looks at. */
  readonly batch: number;
  /** How many characters an excerpt has, and so how far back the network sees. */
  readonly context: number;
  /** How many numbers stand for a character. */
  readonly width: number;
  readonly blocks: number;
  readonly heads: number;
  readonly lr: number;
  readonly seed: number;
  /** How many characters a sample has. */
  readonly sample: number;
  readonly temperature: number;
  /** Where the checkpoint, its characters and the curve go. */
  readonly out: string;
}

/** What the flags of `handgrad demo` say. */
export interface MlpFlags extends DigitsFlags {
  /** Pixels, the sizes of the hidden layers, classes. */
  readonly layers: readonly number[];
  readonly optimizer: 'sgd' | 'adam' | 'adamw';
}

/** `handgrad demo`, which is `npm start`, and the demos below it. */
export function demoCommand(): Command {
  return mlpCommand().addCommand(convnetCommand()).addCommand(tensesCommand()).addCommand(gptCommand());
}

function mlpCommand(): Command {
  const command = new Command('demo')
    .description('Checks the gradients of a network layer by layer, then trains it to read digits.')
    .addOption(new Option('--layers <sizes>', 'sizes from the pixels to the classes, ReLU between')
      .argParser(layerSizes).default([784, 256, 128, 10], '784,256,128,10'))
    .option('--lr <rate>', 'the learning rate (default: 0.05 for sgd, 0.001 for adam and adamw)', positiveNumber)
    .addOption(new Option('--optimizer <name>', 'how steps are taken; sgd has a momentum of 0.9')
      .choices(['sgd', 'adam', 'adamw']).default('sgd'));
  return withDigits(withCommon(command, { epochs: 5, batch: 64, dtype: 'float64' }))
    .action(async (flags: MlpFlags) => {
      const { runMlp } = await import('./demo/digits/run.ts');       // the engine is not loaded for --help
      process.exitCode = await runMlp(flags);
    });
}

function convnetCommand(): Command {
  const command = new Command('convnet')
    .description('A convolutional network with batch norms reads the digits.')
    .option('--lr <rate>', 'the highest learning rate, from which a cosine leads down to 0', positiveNumber, 0.005);
  return withDigits(withCommon(command, { epochs: 4, batch: 64, dtype: 'float32' }))
    .action(async (flags: DigitsFlags) => {
      const { runConvnet } = await import('./demo/digits/run.ts');
      process.exitCode = await runConvnet(flags);
    });
}

function gptCommand(): Command {
  return new Command('gpt')
    .description('A small GPT learns to write, character by character, from a text.')
    .option('--text <file>', 'the text to learn from (default: the notes of docs/derivations)')
    .option('--steps <n>', 'how many steps of training', wholeNumber(1), 1200)
    .option('--batch <n>', 'how many excerpts a step looks at', wholeNumber(1), 8)
    .option('--context <n>', 'how many characters an excerpt has', wholeNumber(1), 64)
    .option('--width <n>', 'how many numbers stand for a character', wholeNumber(1), 64)
    .option('--blocks <n>', 'how many transformer blocks', wholeNumber(1), 3)
    .option('--heads <n>', 'into how many heads the attention of each is cut', wholeNumber(1), 4)
    .option('--lr <rate>', 'the highest learning rate, after a warm-up; a cosine leads down', positiveNumber, 0.004)
    .option('--seed <n>', SEED, wholeNumber(0), 1)
    .option('--sample <n>', 'how many characters a sample has', wholeNumber(1), 200)
    .option('--temperature <t>', 'below 1, samples keep to what is likely', positiveNumber, 0.8)
    .option('--out <dir>', 'where the checkpoint and the curve go', 'runs')
    .action(async (flags: GptFlags) => {
      const { runGpt } = await import('./demo/gpt/run.ts');
      process.exitCode = await runGpt(flags);
    });
}

function tensesCommand(): Command {
  const command = new Command('tenses')
    .description('A network of one hidden layer names the tense of Spanish verb forms, of verbs it never saw.')
    .option('--hidden <n>', 'how many units the hidden layer has', wholeNumber(1), 32)
    .option('--lr <rate>', 'the highest learning rate, from which a cosine leads down to 0', positiveNumber, 0.005);
  return withCommon(command, { epochs: 10, batch: 32, dtype: 'float64' })
    .action(async (flags: TensesFlags) => {
      const { runTenses } = await import('./demo/tenses/run.ts');
      process.exitCode = await runTenses(flags);
    });
}

function withDigits(command: Command): Command {
  return command
    .option('--data <dir>', 'the directory of MNIST\'s four files, gzipped or not (default: digits drawn by code)');
}

/** The flags that every demo has, with its own defaults. */
function withCommon(command: Command, { epochs, batch, dtype }: Pick<CommonFlags, 'epochs' | 'batch' | 'dtype'>):
Command {
  return command
    .option('--epochs <n>', 'how often every sample is seen', wholeNumber(1), epochs)
    .option('--batch <n>', 'how many samples a step looks at', wholeNumber(1), batch)
    .option('--seed <n>', SEED, wholeNumber(0), 1)
    .addOption(new Option('--dtype <name>', 'the numbers to train with')
      .choices(['float64', 'float32']).default(dtype))
    .option('--out <dir>', 'where the curves go', 'runs');
}
