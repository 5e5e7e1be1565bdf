import test from 'ava';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { printsWhatFollows } from '../support/printed.ts';

// The notes on recurrent layers measure how gradients fade, and check the layer. What they print is what they say.

for (const note of ['rnn', 'lstm', 'gru']) {
  const page = `docs/derivations/${note}.md`;
  const programs = fencesOf(readText(page)).filter(({ language }) => language === 'ts').map(({ text }) => text);
  test.serial(`${page} has two programs`, t => { t.is(programs.length, 2); });
  for (const program of programs) {
    const name = program.includes('faded(') ? 'how gradients fade' : 'that its gradients are right';
    test.serial(`${page} shows ${name}`, async t => { await printsWhatFollows(t, page, program); });
  }
}
