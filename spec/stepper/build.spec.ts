import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { kinds } from '../../docs/stepper/kinds.ts';
import { parsed } from '../support/dom.ts';
import { readText } from '../support/notes.ts';
import { root } from '../support/root.ts';

// What .ci/stepper.js makes of lib and of the notes, by functions that are JavaScript: Node runs them as they stand.

interface Line { readonly code: string; readonly gap: string; readonly comment: string; readonly label?: string }
interface Derivation {
  readonly forward: { readonly formulas: readonly string[]; readonly lines: readonly Line[] };
  readonly backward: {
    readonly steps: readonly { readonly label: string; readonly formula: string }[];
    readonly lines: readonly Line[];
  };
}

const load = (file: string): Promise<unknown> => import(new URL(`docs/stepper/build/${file}`, root).href);
const { withoutTypes } = await load('without-types.js') as { readonly withoutTypes: (code: string) => string };
const { editable, linesOf, regionOf, watched } = await load('sources.js') as {
  readonly editable: (source: string) => { readonly code: string; readonly names: readonly string[] };
  readonly linesOf: (code: string) => readonly Line[];
  readonly regionOf: (source: string, name: string) => string;
  readonly watched: (source: string, from: string) => string;
};
const { derivationOf } = await load('derivations.js') as {
  readonly derivationOf: (source: string, note: string) => Derivation;
};
const files = JSON.parse(readFileSync(new URL('docs/stepper/layer-files.json', root), 'utf8')) as
  { readonly [part: string]: string };
const noteOf = (file: string): string => readText(`docs/derivations/${file.replace(/.*\//, '')}.md`);

test('types are taken away, and nothing else', t => {
  t.is(withoutTypes(`backward(dY: Tensor, { X, W }: Cache<A, B>, { a = true }: Options = {}):
  Backward<P> {
    const average = (A: Tensor): Tensor => mean(A, 0);   // a colon: and as such
    const shape = X.shape as readonly number[];          // [s]
    return { dX: average(dY)!, grads: a ? { W: W } : {} };
  }`), `backward(dY, { X, W }, { a = true } = {}) {
    const average = (A) => mean(A, 0);   // a colon: and as such
    const shape = X.shape;          // [s]
    return { dX: average(dY), grads: a ? { W: W } : {} };
  }`);
  t.is(withoutTypes('f(a?: number, b: string = \'\') {}'), 'f(a, b = \'\') {}');
});

const source = `import { type Layer, matmul, sum } from '../x.ts';
import type { Y } from './y.ts';

export class A {
  //#region backward
  /** Says something. */
  backward(dY: Tensor, { W }: Cache): Backward {
    const dX = matmul(rows(dY), W);   // [dX] (N,O)(O,I)

    const sum3 = dY;                  // not a step
    return { dX, grads: {} };
  }
  //#endregion backward
}

function rows(X: Tensor): Tensor { return X; }
const unused = 1;
`;

test('what is edited is a backward in JavaScript, with the names that it uses from around it', t => {
  const { code, names } = editable(source);
  t.is(code, `backward(dY, { W }) {
  const dX = matmul(rows(dY), W);   // [dX] (N,O)(O,I)

  const sum3 = dY;                  // not a step
  return { dX, grads: {} };
}`);
  t.deepEqual(names, ['matmul', 'rows']);
});

test('lines are code, gap and comment, and together what stands in the file', t => {
  const code = regionOf(source, 'backward'), lines = linesOf(code);
  t.is(lines.map(({ code: text, gap, comment }) => text + gap + comment).join('\n'), code);
  t.deepEqual(lines.map(({ label }) => label), [undefined, 'dX', undefined, undefined, undefined, undefined]);
});

test('a region that is not there is an error that names it', t => {
  t.throws(() => regionOf(source, 'forward'), { message: 'there is no region forward' });
});

test('a watched backward hands over what its labelled lines computed, and is otherwise the same', t => {
  const text = watched(source, './watch.ts');
  t.true(text.includes('const dX = matmul(rows(dY), W); seen(\'dX\', dX);   // [dX] (N,O)(O,I)'));
  t.is(text.replace(' seen(\'dX\', dX);', '').replace(/^.*\n/, ''), source);
  t.is(text.split('\n')[0], 'import { seen } from \'./watch.ts\';');
});

for (const [part, file] of Object.entries(files)) {
  test(`the formulas of ${part} are its note's, and its lines those of its source`, t => {
    const code = readText(`lib/${file}.ts`), { forward, backward } = derivationOf(code, noteOf(file));
    t.true(forward.formulas.length > 0);
    const labels = backward.lines.flatMap(({ label }) => label ?? []);
    t.deepEqual(backward.steps.map(({ label }) => label), [...new Set(labels)]);
    for (const markup of [...forward.formulas, ...backward.steps.map(({ formula }) => formula)]) {
      t.not(parsed(`<html><body>${markup}</body></html>`).querySelector('.katex'), null);
    }
    for (const { code: line, gap, comment } of [...forward.lines, ...backward.lines]) {
      t.true(code.includes(line + gap + comment));
    }
    // Each labelled line is watched: it declares what it computes.
    t.is(watched(code, 'w').split('seen(').length - 1, labels.length);
  });
}

test('a label that the note does not have is an error', t => {
  const both = source.replaceAll('region backward', 'region forward') + source;
  t.throws(() => derivationOf(both, '## Forward\n\n## End\n'), { message: 'no step of the note has the label [dX]' });
});

test('every kind of layer has its source, and the loss', t => {
  t.deepEqual(Object.keys(files), [...kinds, 'CrossEntropyLoss']);
});

test('no module of the stepper is too long to be read at a sitting', t => {
  const modules = readdirSync(new URL('docs/stepper', root), { recursive: true, encoding: 'utf8' });
  const lengths = modules.filter(name => /\.[jt]s$/.test(name))
    .map(name => [name, readText(`docs/stepper/${name}`).split('\n').length] as const);
  t.deepEqual(lengths.filter(([, length]) => length > 201), []);
});
