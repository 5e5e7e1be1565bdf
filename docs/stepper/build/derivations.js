// What the page shows beside a layer's numbers: its formulas, from the derivation note, and its code, from the source.
// Set and cut when the site is built, so that they are those of the notes and of the sources.
import { formula } from '../../theme/formula.js';
import { linesOf, regionOf } from './sources.js';

const display = /\$\$(.*?)\$\$/gs;

/** The first formulas of the section on forward, as far as they stand right beneath each other. */
function forwardFormulas(note) {
  const section = /^## Forward\n(.*?)^## /ms.exec(note)?.[1] ?? '';
  return /(?:\$\$(?:[^$]|\\\$)*\$\$\n?)+/.exec(section)?.[0].match(display).map(tex => tex.slice(2, -2)) ?? [];
}

/** The formula of a step, by its label: the last where there are several, which is the one in matrix form. */
function stepFormula(note, label) {
  const tag = `\\tag*{[${label}]}`;
  const found = [...note.matchAll(display)].map(([, tex]) => tex).findLast(tex => tex.includes(tag));
  if (found === undefined) throw new Error(`no step of the note has the label [${label}]`);
  return found.replace(tag, '');
}

/**
 * The formulas and the code of a layer or loss.
 *
 * @param {string} source the file in lib
 * @param {string} note its derivation note
 * @returns what docs/stepper/derivations.d.ts describes
 * @throws where a labelled line of backward has no formula in the note, or KaTeX does not understand one
 */
export function derivationOf(source, note) {
  const lines = linesOf(regionOf(source, 'backward'));
  const labels = [...new Set(lines.flatMap(({ label }) => label ?? []))];
  return {
    forward: {
      formulas: forwardFormulas(note).map(tex => formula(tex.replace(/\\tag\*\{.*?\}\s*$/, ''), true)),
      lines: linesOf(regionOf(source, 'forward')),
    },
    backward: { steps: labels.map(label => ({ label, formula: formula(stepFormula(note, label), true) })), lines },
  };
}
