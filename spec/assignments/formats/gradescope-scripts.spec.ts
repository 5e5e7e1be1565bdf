import { execFileSync } from 'node:child_process';
import test from 'ava';
import { fallbackResults, runAutograder, SETUP } from '../../../lib/assignments/formats/gradescope-scripts.ts';
import { gradescopeSchema } from './gradescope-schema.ts';
import { violations } from './schema.ts';

test('bash can read the scripts', t => {
  if (process.platform === 'win32') { t.pass(); return; }
  for (const input of [SETUP, runAutograder({ assignment: 'linear', seed: 1 })]) {
    t.notThrows(() => execFileSync('bash', ['-n'], { input, stdio: ['pipe', 'pipe', 'pipe'] }));
    t.true(input.startsWith('#!/usr/bin/env bash\n'));
  }
});

test('the result that is there before grading is valid, and blames nobody', t => {
  const results = JSON.parse(fallbackResults()) as { score: number; output: string };
  t.deepEqual(violations(gradescopeSchema, results), []);
  t.is(results.score, 0);
  t.regex(results.output, /says nothing about your submission/);
});

test('it is written before anything else can fail', t => {
  const script = runAutograder({ assignment: 'linear', seed: 1 });
  t.true(script.indexOf('fallback.json') < script.indexOf('node_modules/handgrad'));
  t.regex(script, /exit 0\n$/);
});
