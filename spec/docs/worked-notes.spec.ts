import test from 'ava';
import { type Fence, fencesOf } from '../support/markdown.ts';
import { readText, writeText } from '../support/notes.ts';
import { withPrinted } from '../support/printed.ts';
import { withoutErrors } from '../support/programs.ts';
import { runTogether } from '../support/run-together.ts';

// Pages each of whose programs has a block behind it of what it prints. All are run in one process.

interface Program {
  readonly text: string;
  /** What the page says that it prints. */
  readonly said: string;
}

/** The programs of a page: the blocks that import what they use. Others are parts of one. */
function programsOf(page: string, fences: readonly Fence[]): readonly Program[] {
  return fences.flatMap(({ language, text }, place) => {
    if (language !== 'ts' || !text.startsWith('import ')) return [];
    const next = fences[place + 1];
    if (next?.language !== 'text') throw new Error(`${page}: no text block after the program\n${text}`);
    return [{ text, said: next.text }];
  });
}

const notes = [
  'avg-pool2d', 'batch-norm', 'batch-norm-staged', 'bce-loss', 'bce-with-logits-loss', 'conv2d', 'cross-entropy-loss',
  'dropout', 'elu', 'embedding', 'flatten', 'gelu', 'group-norm', 'hinge-loss', 'huber-loss', 'kl-div-loss', 'l1-loss',
  'layer-norm', 'leaky-relu', 'learned-positional-encoding', 'linear', 'log-softmax', 'max-pool2d', 'mse-loss',
  'multi-head-attention', 'nll-loss', 'relu', 'residual', 'rms-norm', 'sequential', 'sigmoid', 'silu',
  'sinusoidal-positional-encoding', 'softmax', 'softplus', 'tanh', 'transformer-block',
].map(name => `docs/derivations/${name}.md`);
const others = ['common-errors', 'initialisation', 'matmul', 'questions'].map(name => `docs/${name}.md`);
const pages = new Map([...notes, ...others].map(page => [page, programsOf(page, fencesOf(readText(page)))]));

/** What each program prints. */
let printed: ReadonlyMap<Program, string>;

test.before(async () => {
  const programs = [...pages.values()].flat(), outputs = await runTogether(programs.map(({ text }) => text));
  printed = new Map(programs.map((program, place) => [program, outputs[place]!]));
});

for (const [page, programs] of pages) {
  test(`the programs of ${page} print what it says`, t => {
    t.true(programs.length > 0, 'no program');
    if (process.env['HANDGRAD_WRITE'] === '1') {
      writeText(page, programs.reduce((text, program) =>
        withPrinted(text, program.text, program.said, printed.get(program)!), readText(page)));
      return;
    }
    for (const program of programs) {
      t.is(withoutErrors(printed.get(program)!), withoutErrors(program.said),
        `${page} says otherwise: HANDGRAD_WRITE=1 writes it anew`);
    }
  });
}

test('each note shows a check, and mistakes with what is said of them', t => {
  const shown = (page: string, what: RegExp): boolean => pages.get(page)!.some(({ said }) => what.test(said));
  const mistake = /\b(wrong|should|lacks|instead)\b/;
  t.deepEqual(notes.filter(page => !shown(page, /^gradcheck .*: correct$/m) || !shown(page, mistake)), []);
});
