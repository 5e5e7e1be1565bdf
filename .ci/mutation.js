// `npm run mutation -- lib/layers/relu.ts`: how much of the file its spec notices. Stryker changes the file in every
// way it knows, one change at a time, and runs the spec of the same name against each mutant. docs/mutation.md has the
// scores, and a table of the survivors that compute the same as the file: these do not count.
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import Table from 'cli-table3';

const wanted = 95;
const page = 'docs/mutation.md';
const config = 'ava.mutation.config.js';
const ava = 'node_modules/ava/entrypoints/cli.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const files = process.argv.slice(2).map(file => file.replaceAll('\\', '/').replace(/^\.\//, ''));
if (files.length === 0) throw new Error('which file? npm run mutation -- lib/layers/relu.ts');
const spec = file => file.replace(/^lib/, 'spec').replace(/\.ts$/, '.spec');
for (const path of files.flatMap(file => [file, `${spec(file)}.ts`])) {
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
}

/** Runs the mutants of a file. The spec is bundled with all that it imports: that halves the time of a run. */
function mutate(file) {
  return new Stryker({
    mutate: [file],
    ignorePatterns: ['**', '!lib/**', '!spec/**', '!package.json', `!${config}`],
    tempDirName: join(tmpdir(), 'handgrad-mutation'), // not here, where other tools would find specs and sources twice
    buildCommand: `esbuild ${spec(file)}.ts --bundle --platform=node --format=esm --packages=external `
      + `--outfile=${spec(file)}.js --log-level=warning`,
    testRunner: 'command', // the tap runner does not work on Node 20
    commandRunner: { command: `node ${ava} --config ${config}` },
    concurrency: 1,
    timeoutMS: 60_000, // Stryker takes a timeout for a death: let it never be the machine that was slow
    plugins: [],
    reporters: ['progress'],
    logLevel: 'error',
    fileLogLevel: 'off',
  }).runMutationTest();
}

/** A survivor as docs/mutation.md writes it: the line of code that it changes, without its comment, and the change. */
function describe(text, { location: { start, end }, replacement, status }) {
  const lines = text.split('\n').slice(start.line - 1, end.line), where = lines[0].replace(/\s+\/\/ .*$/, '').trim();
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return { line: start.line, where, what: `${short(lines.join('\n'))} → ${short(replacement)}`, status };
}

/** Code on one line, and not longer than it has to be. */
function short(code) {
  const line = code.replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 25)} … ${line.slice(-12)}`;
}

/** The survivors of a file that the page explains: rows | `file` | `line of code` | `change` | why |. */
function explained(file) {
  const row = /^\| (`+)(.+?)\1 \| (`+)(.+?)\3 \| (`+)(.+?)\5 \| .+ \|$/gm;
  return [...readFileSync(page, 'utf8').matchAll(row)].filter(cells => cells[2] === file)
    .map(cells => `${cells[4].trim()}: ${cells[6].trim()}`.replaceAll('\\|', '|'));
}

/** Runs a file and tells. True where its spec is good enough, and the page explains no more than survives. */
async function judge(file) {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), known = explained(file);
  const begin = performance.now();
  const mutants = await mutate(file);
  const seconds = (performance.now() - begin) / 1000;
  const survivors = mutants.filter(({ status }) => status !== 'Killed').map(mutant => describe(text, mutant));
  for (const survivor of survivors) {
    const place = known.indexOf(`${survivor.where}: ${survivor.what}`);
    if (place < 0) continue;
    survivor.status = 'Equivalent';
    known.splice(place, 1); // one row for one survivor
  }

  const killed = mutants.length - survivors.length;
  const equivalent = survivors.filter(({ status }) => status === 'Equivalent').length;
  const counted = mutants.length - equivalent, score = counted === 0 ? 100 : 100 * killed / counted;
  if (survivors.length > 0) {
    const table = new Table({ head: ['line', 'code', 'change', 'mutant'], style: { head: [], border: [] } });
    table.push(...survivors.map(({ line, where, what, status }) => [line, where, what, status.toLowerCase()]));
    console.log(String(table));
  }
  for (const row of known) console.log(`${page} explains what does not survive: ${row}`);
  console.log(`${file}: ${killed} of ${mutants.length} mutants killed, ${equivalent} equivalent: `
    + `${score.toFixed(1)} %, ${wanted} % wanted; ${seconds.toFixed(0)} s`);
  return score >= wanted && known.length === 0;
}

let good = true;
for (const file of files) good = await judge(file) && good;
process.exitCode = good ? 0 : 1;
