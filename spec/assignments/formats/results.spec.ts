import test from 'ava';
import { classResults } from '../../../lib/assignments/formats/results.ts';
import { gradedOf, partOf } from '../grade/graded.ts';
import { conditions } from './hostile.ts';

test('results are put together, with all that was not graded', t => {
  const notGraded = [{ path: 'a.pdf', why: 'no code' }], failed = [{ path: 'b.ts', why: 'no more processes' }];
  const graded = [gradedOf('c.ts', [partOf('forward', 2)])];
  const results = classResults({ graded, failed }, { ...conditions, notGraded });
  t.deepEqual(results.notGraded, [...notGraded, ...failed]);
  t.deepEqual(results.graded, graded);
  t.like(results, { assignment: 'linear', seed: 7, version: '1.2.3', summary: { count: 1, mean: 2 } });
});

test('texts of others are harmless in it', t => {
  const failed = [{ path: '\u001B[2J.ts', why: 'x'.repeat(1_000_000) }];
  const graded = [gradedOf('\uD800', [], { fingerprint: '' })];
  const results = classResults({ graded, failed }, { ...conditions, assignment: '\u0007' });
  const json = JSON.stringify(results);
  t.true(json.length < 10_000);
  t.notRegex(json, /\\u/);
});
