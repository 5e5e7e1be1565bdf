import { kaimingNormal } from '../../../init/index.ts';
import { Linear, ReLU } from '../../../layers/index.ts';
import { Sequential, summary } from '../../../model/index.ts';
import { Adam, cosineDecay } from '../../../optimizers/index.ts';
import { deriveSeed, Random } from '../../../random/index.ts';
import { type Tensor, tensor } from '../../../tensor/index.ts';
import { classReports, confusionMatrix, type Training } from '../../../training/index.ts';
import type { TensesFlags } from '../../demo.ts';
import { openTerminal, type Terminal } from '../../terminal.ts';
import { makeDirectory } from '../../write-file.ts';
import { checkGradients, gradientTable } from '../gradients.ts';
import { INTERRUPTED } from '../interrupt.ts';
import { learn } from '../learn.ts';
import { percent } from '../progress.ts';
import { saveCurves } from '../save-curves.ts';
import { TENSES } from './conjugate.ts';
import { ceiling, type Form, prepareForms } from './data.ts';
import { FEATURES, features, LETTERS } from './features.ts';
import { examples, isAmbiguous, judge } from './judge.ts';
import { confusionTable, formTable } from './tables.ts';

/** How many examples of a kind are shown. */
const SHOWN = 8;

/** Forms as the network takes them. */
interface Encoded {
  readonly X: Tensor;
  readonly T: Tensor;
  readonly forms: readonly Form[];
}

/** `handgrad demo tenses` from beginning to end; returns the exit code. */
export async function runTenses(flags: TensesFlags): Promise<number> {
  const terminal = openTerminal(), split = prepareForms(deriveSeed(flags.seed, 0));
  const seen = encode(split.seen, flags), unseen = encode(split.unseen, flags), model = network(flags);
  await makeDirectory(flags.out);              // before the work, in case it cannot be

  terminal.heading(`A network for the last ${LETTERS} letters of a verb form`);
  terminal.print(String(summary(model, [flags.batch, FEATURES])));
  terminal.heading('Every backward pass beside its numeric gradient');
  terminal.print(gradientTable(checkGradients(model, seen.X, seen.T, deriveSeed(flags.seed, 2))));
  const { history, interrupted } = await teach(terminal, model, seen, unseen, flags);
  if (!interrupted) showTelling(terminal, model, unseen);
  await saveCurves(terminal, history, flags.out);
  return interrupted ? INTERRUPTED : 0;
}

/** One hidden layer with ReLU. */
export function network({ hidden, seed, dtype }: TensesFlags): Sequential {
  const options = { random: new Random(deriveSeed(seed, 1)), init: kaimingNormal(), dtype };
  return new Sequential(
    new Linear(FEATURES, hidden, options), new ReLU(), new Linear(hidden, TENSES.length, options));
}

function encode(forms: readonly Form[], { dtype }: TensesFlags): Encoded {
  return { X: features(forms.map(({ text }) => text), dtype), T: tensor(forms.map(({ tense }) => tense)), forms };
}

async function teach(terminal: Terminal, model: Sequential, seen: Encoded, unseen: Encoded, flags: TensesFlags):
Promise<Training> {
  const { lr, batch: batchSize, epochs, seed, dtype, out } = flags, { forms } = seen;
  terminal.heading(`Learning the tense of ${count(forms.length, 'form')} of ${countVerbs(forms)}`);
  terminal.print(`Adam with learning rate ${lr}, which a cosine leads down to 0, batches of ${batchSize}, ${dtype}, `
    + `seed ${seed}.\nCtrl-C ends it early.\n`);
  return learn(terminal, out, model, new Adam({ lr }), seen, {
    epochs, batchSize, seed: deriveSeed(seed, 3), validation: unseen,
    schedule: cosineDecay({ lr, steps: epochs * Math.ceil(forms.length / batchSize) }),
  });
}

/** How the network does on verbs it has not seen: a line for each tense, and some forms with their probabilities. */
function showTelling(terminal: Terminal, model: Sequential, { X, T, forms }: Encoded): void {
  const judged = judge(model, X, forms), told = judged.map(form => form.told);
  const confusion = confusionMatrix(T, told, TENSES.length), reports = classReports(confusion);
  const right = judged.filter(form => form.told === form.tense).length / judged.length;
  terminal.heading(`Naming the tense of ${count(forms.length, 'form')} of ${countVerbs(forms)} it never saw: `
    + `${part(right)} right`);
  terminal.print(confusionTable(confusion, reports));

  const shown = examples(judged, SHOWN), spelledAlike = judged.filter(isAmbiguous).length;
  terminal.heading('Told right, for example');
  terminal.print(formTable(shown.right));
  if (shown.ambiguous.length > 0) {
    terminal.heading('Spelled alike in two tenses');
    terminal.print(`${count(spelledAlike, 'form')} of these verbs, such as ${shown.ambiguous[0]!.text}, are spelled `
      + 'as in another tense:\n'
      + `no one can tell by the word alone. ${part(ceiling(forms))} is the most that can be right.\n`);
    terminal.print(formTable(shown.ambiguous));
  }
  if (shown.wrong.length === 0) return;
  terminal.heading('Told wrong, for example');
  terminal.print(formTable(shown.wrong));
}

function countVerbs(forms: readonly Form[]): string {
  return count(new Set(forms.map(({ infinitive }) => infinitive)).size, 'verb');
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;
}

function part(value: number): string {
  return percent(value).trim();
}
