import test from 'ava';
import { statementsIn } from './statements.ts';

const note = 'docs/derivations/note.md';

test('a statement is found with its side and without its label', t => {
  t.deepEqual(statementsIn(note, `# Note

$$\\frac{d}{dx}\\Bigl[\\,x^{2}\\,\\Bigr] = 2\\cdot x \\tag*{[slope]}$$

$$\\frac{d}{dx}\\Bigl[\\,\\alpha\\cdot x\\,\\Bigr]
= \\alpha \\quad (x < 0)$$
`), [
    { note, of: 'x^{2}', is: '2\\cdot x', side: undefined },
    { note, of: '\\alpha\\cdot x', is: '\\alpha', side: '<' },
  ]);
});

test('a note that states nothing has no statements, and other displays and code are no concern', t => {
  t.deepEqual(statementsIn(note, 'Nothing.\n'), []);
  t.deepEqual(statementsIn(note, '$$dX = dY\\,W \\tag*{[dX]}$$ and $\\frac{\\partial L}{\\partial x}$\n'), []);
  t.deepEqual(statementsIn(note, 'As `\\frac{d}{dx}\\Bigl[…`.\n\n```text\n$$\\frac{d}{dx} x$$\n```\n'), []);
});

const undocumented = [
  '$$\\frac{d}{dx} x^2 = 2x$$',
  '$$f(x) = \\frac{d}{dx}\\Bigl[\\,x\\,\\Bigr] = 1$$',
  '$$\\frac{d}{dz}\\Bigl[\\,z\\,\\Bigr] = 1$$',
  '$$\\frac{\\mathrm d}{\\mathrm dx}\\Bigl[\\,x\\,\\Bigr] = 1$$',
  '$$\\frac{d}{dx}\\Bigl[\\,x\\,\\Bigr] = 1,\\qquad \\frac{d}{dx}\\Bigl[\\,0\\,\\Bigr] = 0$$',
  'so $\\tfrac{d}{dx}x = 1$',
];

test('a derivative in another form is an error, so that none is passed over', t => {
  for (const tex of undocumented) {
    const { message } = t.throws(() => statementsIn(note, `# Note\n\n${tex}\n`), { instanceOf: SyntaxError });
    t.regex(message, /^docs\/derivations\/note\.md: a derivative that is not in the form of docs\/notation\.md/);
  }
});
