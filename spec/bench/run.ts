// `npm run bench`: handgrad and others at the same work in one run. docs/benchmark.md says how to read it.
import { writeFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { drawResults } from './chart.ts';
import { compare } from './compare.ts';
import { type Flags, parseFlags } from './flags.ts';
import { measureImports } from './imports.ts';
import { installPeers } from './install.ts';
import { resultsJson } from './json.ts';
import { drawLadder } from './ladder-chart.ts';
import { measureLadder } from './ladder.ts';
import { describeMachine, thisMachine } from './machine.ts';
import type { Effort } from './measure.ts';
import { writeLadder, writePage } from './page.ts';
import { peers } from './peers.ts';
import { ratiosTable } from './ratios.ts';
import { isMeasured, type Result } from './result.ts';
import { resultText } from './table.ts';
import { works } from './works.ts';

// A compiler that optimises while the program runs needs thousands of small steps until it is done: a second or so.
const QUICK: Effort = { warmUp: 1, sample: 0.04, rounds: 5 };
const WHOLE: Effort = { warmUp: 2, sample: 0.08, rounds: 21 };

const print = (text: string): void => { process.stdout.write(`${text}\n`); };
const complain = (text: string): void => { process.stderr.write(`${text}\n`); };

async function* measureAll({ only, ladder }: Flags, effort: Effort): AsyncGenerator<Result> {
  if (ladder) {
    yield await measureLadder(effort);
    return;
  }
  for (const work of works.filter(({ name }) => only.includes(name))) yield await compare(work, peers, effort);
  if (only.includes('import')) yield measureImports(Math.ceil(effort.rounds / 2));
}

async function main(flags: Flags): Promise<void> {
  const machine = thisMachine(), node = parseInt(process.versions.node, 10), effort = flags.quick ? QUICK : WHOLE;
  if (!flags.ladder && !installPeers(complain)) complain('They could not be installed: they will not be found.');
  const heading = `${describeMachine(machine)}\nmedians of ${effort.rounds} rounds, one thread each`;
  print(heading);
  const results: Result[] = [], texts = [heading];
  for await (const result of measureAll(flags, effort)) {
    const text = resultText(result, node);
    results.push(result);
    texts.push(text);
    print(`\n${text}`);
  }
  const caption = describeMachine(machine);
  const svg = flags.ladder ? await drawLadder(results[0]!, caption) : await drawResults(results, caption);
  if (flags.json !== undefined) writeFileSync(flags.json, resultsJson(results, machine, effort, node));
  if (flags.svg !== undefined) writeFileSync(flags.svg, svg);
  if (flags.markdown && flags.ladder) writeLadder(texts.join('\n\n'), svg);
  else if (flags.markdown) writePage(texts.join('\n\n'), svg, `${heading}:\n\n${ratiosTable(results)}`);
  const failed = results.some(({ rows }) => rows.some(row => !isMeasured(row) && row.absent !== 'not found'));
  if (failed) process.exitCode = 1;
}

try {
  await main(parseFlags(process.argv.slice(2), text => { process.stdout.write(text); }));
} catch (error) {
  if (!(error instanceof CommanderError && error.exitCode === 0)) {
    complain(error instanceof CommanderError ? error.message.replaceAll('\n', ' ') : `error: ${String(error)}`);
    process.exitCode = 1;
  }
}
