import test from 'ava';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { classCsv } from '../../../lib/assignments/formats/csv.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { hostileGraded, resultsOf } from './hostile.ts';

const parsed = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n' });

test('there is a line a submission, with a column for the points of each part', t => {
  const csv = classCsv(resultsOf([
    gradedOf('alice.ts', [partOf('forward', 4), partOf('dW', 6)]),
    gradedOf('bob.ts', [partOf('forward', 4), wrongPart('dW', 6, { reason: 'transposed' })], {},
      { suspicions: ['odd'] }),
    gradedOf('carol.ts', [], {}, { problem: 'line 3: a comma, a "quote"' }),
    gradedOf('dave.ts', [partOf('forward', 4), partOf('dW', 6, { verdict: 'flagged' })]),
  ]));
  t.deepEqual(parsed(csv).map(row => row.slice(0, 8)), [
    ['submission', 'points', 'max', 'forward', 'dW', 'lost by', 'problem', 'to look at'],
    ['alice.ts', '10', '10', '4', '6', '', '', ''],
    ['bob.ts', '4', '10', '4', '0', 'dW transposed', '', 'odd'],
    ['carol.ts', '0', '0', '', '', '', 'line 3: a comma, a "quote"', ''],
    ['dave.ts', '10', '10', '4', '6', '', '', 'dW flagged'],
  ]);
});

test('whatever submissions put in it, it has a line for each, and no cell is a formula', t => {
  const property = fc.property(fc.array(hostileGraded, { maxLength: 3 }), graded => {
    const rows = parsed(classCsv(resultsOf(graded)));
    return rows.length === graded.length + 1 && rows.every(row => row.length === rows[0]!.length)
      && rows.flat().every(cell => !/^[=+\-@\t\r]/.test(cell));
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(200) }); });
});
