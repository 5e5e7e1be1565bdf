// `npm run mutants`: checks every wrong backward and many right ones, and prints what was said of them.
// `npm run mutants -- --markdown` also writes the table to docs/mutants.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { catalogue } from './catalogue/index.ts';
import { countAlarms } from './false-alarms.ts';
import { root } from '../support/root.ts';
import { judge } from './judge.ts';
import { goodEnough, scoreOf } from './scores.ts';
import { markdownReport, textReport } from './table.ts';

const page = new URL('docs/mutants.md', root);
const begin = '<!-- written by `npm run mutants -- --markdown`: begin -->', end = '<!-- end -->';

const outcomes = catalogue.map(judge), alarms = countAlarms(50);
process.stdout.write(`${textReport(outcomes, alarms)}\n`);

if (process.argv.includes('--markdown')) {
  const text = readFileSync(page, 'utf8'), [before] = text.split(begin), [, after] = text.split(end);
  if (before === undefined || after === undefined) throw new Error('docs/mutants.md has lost its markers');
  writeFileSync(page, `${before}${begin}\n\n${markdownReport(outcomes, alarms)}\n\n${end}${after}`);
}

if (!goodEnough(scoreOf('all', outcomes)) || alarms.alarms.length > 0) process.exitCode = 1;
