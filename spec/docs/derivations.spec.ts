import test from 'ava';
import { verify, type Way } from '../support/derivatives.ts';
import { notes } from '../support/notes.ts';
import { statementsIn } from '../support/statements.ts';

// What the notes state in the form of docs/notation.md is true; support/derivatives.ts says how that is found out.

/** Notes on functions of one number. */
const scalar = [
  'bce-loss', 'bce-with-logits-loss', 'cross-entropy-loss', 'elu', 'gelu', 'hinge-loss', 'huber-loss', 'kl-div-loss',
  'l1-loss', 'leaky-relu', 'mse-loss', 'nll-loss', 'relu', 'sigmoid', 'silu', 'softplus', 'tanh',
].map(name => `docs/derivations/${name}.md`);

for (const [note, text] of notes) {
  if (!text.includes('\\frac{d}{dx}\\Bigl[')) continue;
  test(`every derivative that ${note} states is true`, t => {
    const statements = statementsIn(note, text), ways: Record<Way, number> = { symbolic: 0, numeric: 0 };
    for (const statement of statements) ways[verify(statement)]++;
    t.log(`${ways.symbolic} by rules, ${ways.numeric} by 64-digit differences`);
    t.true(statements.length > 0);
  });
}

test('no note has a derivative in a form that is not checked', t => {
  t.notThrows(() => [...notes].flatMap(([note, text]) => statementsIn(note, text)));
});

test('the note on every function of one number states its derivative', t => {
  t.deepEqual(scalar.filter(note => statementsIn(note, notes.get(note) ?? '').length === 0), []);
});
