import { Command, InvalidArgumentError, Option } from 'commander';
import { workNames } from './works.ts';

/** What the flags of `npm run bench` say. */
export interface Flags {
  readonly quick: boolean;
  /** What to measure, in the order of {@link workNames}. */
  readonly only: readonly string[];
  readonly json?: string;
  readonly svg?: string;
  readonly markdown: boolean;
  readonly ladder: boolean;
}

/**
 * Reads the flags.
 * @throws CommanderError whose message is one line, where one is not known or has no sense; also after `--help`.
 */
export function parseFlags(args: readonly string[], print: (text: string) => void): Flags {
  const command = new Command('npm run bench --')
    .description('Measures handgrad and its peers in one run, each in a process of its own and on one thread.')
    .option('--quick', 'few and short rounds, for a first look', false)
    .addOption(new Option('--only <works>', `some of ${workNames.join(', ')}`)
      .argParser(readNames).default([...workNames], 'all'))
    .option('--json <file>', 'where to write every sample')
    .option('--svg <file>', 'where to write a chart')
    .option('--markdown', 'write what is printed to docs/benchmark.md (spec/bench/ladder.md)', false)
    .option('--ladder', 'measure the steps from the textbook\'s matrix product to the fastest instead', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined })
    .parse([...args], { from: 'user' });
  return command.opts<Flags>();
}

function readNames(text: string): string[] {
  const names = text.split(',').map(name => name.trim());
  const unknown = names.find(name => !workNames.includes(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`There is no '${unknown}'; there are ${workNames.join(', ')}.`);
  }
  return workNames.filter(name => names.includes(name));
}
