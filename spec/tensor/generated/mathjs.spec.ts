import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { BigNumber } from '../../../lib/tensor/generated/mathjs.js';
import { root } from '../../support/root.ts';

const text = readFileSync(new URL('lib/tensor/generated/mathjs.js', root), 'utf8');

test('mathjs.js is what `npm run generate` makes of the mathjs that is installed, byte by byte', t => {
  const generate = fileURLToPath(new URL('.ci/generate-mathjs.js', root));
  const { stdout, stderr, status } = spawnSync(process.execPath, [generate, '--print'], { encoding: 'utf8' });
  t.is(status, 0, stderr);
  t.true(stdout === text, 'run `npm run generate`');
});

test('it stands alone, and keeps the notices of what it is made of', t => {
  t.notRegex(text, /\b(import|require)\s*[({'"]/);
  t.regex(text, /Jos de Jong[^]*Apache License, Version 2\.0[^]*Michael Mclaughlin[^]*Permission is hereby granted/);
});

test('its numbers have 64 digits, and mathjs knows them as its own', t => {
  const third = new BigNumber(1).div(3);
  t.is(third.toString(), `0.${'3'.repeat(64)}`);
  const { isBigNumber } = third as unknown as { isBigNumber: boolean };
  t.true(isBigNumber);
});
