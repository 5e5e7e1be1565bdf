import { Command, Option } from 'commander';
import { layerSizes, positiveNumber, wholeNumber } from './arguments.ts';

/** What the flags of `handgrad demo` say. */
export interface DemoFlags {
  /** Where MNIST's files are; synthetic digits without it. */
  readonly data?: string;
  /** Pixels, the sizes of the hidden layers, classes. */
  readonly layers: readonly number[];
  readonly epochs: number;
  readonly batch: number;
  readonly lr?: number;
  readonly optimizer: 'sgd' | 'adam' | 'adamw';
  readonly seed: number;
  readonly dtype: 'float64' | 'float32';
  /** Where the curves go. */
  readonly out: string;
}

/** `handgrad demo`, which is `npm start`. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Checks the gradients of a network layer by layer, then trains it to read digits.')
    .option('--data <dir>', 'the directory of MNIST\'s four files, gzipped or not (default: digits drawn by code)')
    .addOption(new Option('--layers <sizes>', 'sizes from the pixels to the classes, ReLU between')
      .argParser(layerSizes).default([784, 256, 128, 10], '784,256,128,10'))
    .option('--epochs <n>', 'how often every digit is seen', wholeNumber(1), 5)
    .option('--batch <n>', 'how many digits a step looks at', wholeNumber(1), 64)
    .option('--lr <rate>', 'the learning rate (default: 0.05 for sgd, 0.001 for adam and adamw)', positiveNumber)
    .addOption(new Option('--optimizer <name>', 'how steps are taken; sgd has a momentum of 0.9')
      .choices(['sgd', 'adam', 'adamw']).default('sgd'))
    .option('--seed <n>', 'where all randomness comes from: same seed, same numbers', wholeNumber(0), 1)
    .addOption(new Option('--dtype <name>', 'the numbers to train with')
      .choices(['float64', 'float32']).default('float64'))
    .option('--out <dir>', 'where the curves go', 'runs')
    .action(async (flags: DemoFlags) => {
      const { runDemo } = await import('./demo/run.ts');       // the engine is not loaded for --help
      process.exitCode = await runDemo(flags);
    });
}
