import fc from 'fast-check';
import { classResults, type ClassResults } from '../../../lib/assignments/formats/results.ts';
import type { Graded, PartResult } from '../../../lib/assignments/result.ts';
import { gradedOf } from '../grade/graded.ts';

/** How a class was graded, for reports of it. */
export const conditions = {
  assignment: 'linear', seed: 7, version: '1.2.3', notGraded: [],
  isolation: [{ name: 'namespaces', against: 'the network', holds: true }],
} as const;

/** What is in the reports of these submissions. */
export function resultsOf(graded: readonly Graded[]): ClassResults {
  return classResults({ graded, failed: [] }, conditions);
}

/** A text that means something to a terminal, a spreadsheet, XML or JSON, or is none. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.oneof(
    fc.integer({ min: 0, max: 0xFFFF }).map(code => String.fromCharCode(code)),
    fc.constantFrom('\u001B[2J', '\r\n', '\t', '\u202E', '\uD800', '\uDC00', '\uFFFE', ']]>', '<![CDATA[', '<!--',
      '&amp;', '&#0;', '"', '\'', '<x>', ',', ';', '__proto__', '${x}', '::set-output::'),
  ), { maxLength: 12 }).map(parts => parts.join('')),
  fc.constantFrom('=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '', ' ', 'NaN', 'null'),
);

const part = fc.record({
  name: hostileText, verdict: fc.constantFrom('right', 'wrong', 'flagged', 'unreached'),
  share: fc.double({ min: 0, max: 1, noNaN: true }), max: fc.double({ min: 0, max: 10, noNaN: true }),
  problem: hostileText, hint: hostileText, reason: fc.constantFrom('transposed', 'sign', 'not-finite'),
}, { requiredKeys: ['name', 'verdict', 'share', 'max'] }).map(({ share, ...rest }): PartResult =>
  ({ ...rest, points: share * rest.max }));

/** A graded submission with hostile texts wherever a submission can put one, and more. */
export const hostileGraded: fc.Arbitrary<Graded> = fc.record({
  name: hostileText, files: fc.array(hostileText, { maxLength: 3 }), output: hostileText,
  fingerprint: fc.constantFrom('', '0123456789abcdef'), parts: fc.array(part, { maxLength: 4 }),
  problem: fc.option(hostileText, { nil: undefined }), suspicions: fc.array(hostileText, { maxLength: 3 }),
}).map(({ name, parts, problem, suspicions, ...rest }) =>
  gradedOf(name, parts, rest, { suspicions, ...problem === undefined ? {} : { problem } }));
