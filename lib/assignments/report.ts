import { element, type Html, text } from '../display/html.ts';
import { digits } from '../gradcheck/report-words.ts';
import { wrap } from '../gradcheck/report-text.ts';
import { textTable } from '../model/text-table.ts';
import type { AssignmentResult, PartResult } from './result.ts';

/**
 * What was found of an attempt at an assignment: points part by part, what is wrong, a hint, and what to do next. Its
 * `String()` is a table of at most 100 columns; a notebook shows it as a table of its own.
 */
export class AssignmentReport {
  /** The findings, plain data. */
  readonly result: AssignmentResult;

  /** For `checkAssignment`. */
  constructor(result: AssignmentResult) {
    this.result = result;
  }

  /** The report as a table of at most 100 columns. */
  toString(): string {
    const { result } = this, { assignment, points, max, parts } = result;
    const rows = parts.map(part => [part.name, `${part.points} of ${part.max}`, part.verdict, problemOf(part)]);
    const named = wrapRows(rows);
    return [
      `${assignment}: ${points} of ${max} points`,
      ...result.problem === undefined
        ? [textTable(['part', 'points', 'found', ''], named), ...details(result).flatMap(line => wrap(line))]
        : ['', result.problem],
      '', ...wrap(nextStep(result)),
    ].join('\n');
  }

  /** What `JSON.stringify` writes: the findings. */
  toJSON(): AssignmentResult {
    return this.result;
  }

  /** What a notebook shows. */
  [Symbol.for('Jupyter.display')](): { readonly [type: string]: string } {
    return { 'text/html': html(this.result).markup, 'text/plain': this.toString() };
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What `console.log` shows in Deno. */
  [Symbol.for('Deno.customInspect')](): string {
    return this.toString();
  }
}

/** How wide the last column is. */
const PROBLEM = 66;

/** Rows whose last cell fits, with further rows below for what is left of it. */
function wrapRows(rows: readonly (readonly string[])[]): string[][] {
  return rows.flatMap(row => {
    const lines = broken(row[3]!);
    return lines.map((line, k) => k === 0 ? [...row.slice(0, 3), line] : ['', '', '', line]);
  });
}

function broken(sentence: string): string[] {
  const lines = [''];
  for (const word of sentence.split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length >= PROBLEM) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function problemOf({ problem = '', verdict }: PartResult): string {
  return verdict === 'unreached' && problem === '' ? 'what comes before it has to work first' : problem;
}

/** What to say below the table. */
function details({ parts, suspicions, example }: AssignmentResult): string[] {
  const worst = parts.flatMap(({ name, worst: element }) => element === undefined ? []
    : [`${nameOf(name)} at [${element.index.join(',')}] is ${digits(element.returned, 10)}, it should be ${
      digits(element.wanted, 10)}`]);
  const hints = parts.flatMap(({ name, hint }) => hint === undefined ? [] : [`hint on ${name}: ${hint}`]);
  const lines = [...worst, ...suspicions.map(suspicion => `to be looked at: ${suspicion}`), ...hints];
  return example === undefined ? lines : [...lines, ...example.split('\n')];
}

/** The tensor that a part is about. */
function nameOf(part: string): string {
  return part === 'forward' || part === 'stability' ? 'Y' : part;
}

/** What to do next. */
function nextStep({ points, max, parts, problem }: AssignmentResult): string {
  if (problem !== undefined) return 'Next: mend that, and check again.';
  if (points === max) return 'All points. Compare your derivation with the note, and go on to the next assignment.';
  const wrong = parts.find(({ verdict }) => verdict === 'wrong');
  const first = wrong ?? parts.find(({ points: got, max: all }) => got < all)!;
  return `Next: ${first.name}. Then check again.`;
}

const CELL = 'padding: 3px 12px 3px 0; border: 0; border-bottom: 1px solid rgba(128,128,128,.35); background: none; '
  + 'color: inherit; text-align: left; vertical-align: top';
const COLOURS = { right: '#1a7f37', wrong: '#b42318', flagged: '#8a5a00', unreached: '#57606a' };

function html(result: AssignmentResult): Html {
  const { assignment, points, max, parts, problem } = result;
  const title = element('div', {}, element('strong', {}, text(assignment)), text(`: ${points} of ${max} points`));
  const next = element('div', {}, text(nextStep(result)));
  const page = { style: 'font: 13px/1.5 system-ui, sans-serif; overflow-x: auto' };
  if (problem !== undefined) return element('div', page, title, element('pre', {}, text(problem)), next);
  const row = (tag: 'td' | 'th', cells: readonly Html[]): Html =>
    element('tr', { style: 'background: none' }, ...cells.map(cell => element(tag, { style: CELL }, cell)));
  return element('div', page, title,
    element('table', { style: 'border-collapse: collapse; margin: 6px 0; color: inherit' },
      element('thead', {}, row('th', ['part', 'points', 'found', ''].map(text))),
      element('tbody', {}, ...parts.map(part => row('td', [
        text(part.name), text(`${part.points} of ${part.max}`), badge(part), text(problemOf(part)),
      ])))),
    element('ul', { style: 'margin: 6px 0; padding-left: 20px' },
      ...details(result).map(line => element('li', {}, text(line)))),
    next);
}

function badge({ verdict }: PartResult): Html {
  const style = `background: ${COLOURS[verdict]}; color: #fff; border-radius: 3px; padding: 1px 6px`;
  return element('span', { style }, text(verdict));
}
