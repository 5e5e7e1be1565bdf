import { join } from 'node:path';
import { saveFile } from '../../../interop/index.ts';
import { CrossEntropyLoss } from '../../../losses/index.ts';
import { type Sequential, summary } from '../../../model/index.ts';
import { textTable } from '../../../model/text-table.ts';
import { deriveSeed, Random } from '../../../random/index.ts';
import { evaluate } from '../../../training/index.ts';
import type { GptFlags } from '../../demo.ts';
import { openTerminal, type Terminal } from '../../terminal.ts';
import { makeDirectory, writeWhole } from '../../write-file.ts';
import { gradientTable } from '../gradients.ts';
import { INTERRUPTED, interruptible } from '../interrupt.ts';
import { drawLosses, type LossAt, type Losses } from './curve.ts';
import { allExcerpts, drawExcerpts, holdBack, type Parts } from './excerpts.ts';
import { checkParts, DIRECTIONS } from './gradients.ts';
import { type CountingLosses, countingLosses } from './n-grams.ts';
import { gpt } from './network.ts';
import { StepProgress } from './progress.ts';
import { quoted } from './quoted.ts';
import { sample } from './sample.ts';
import { CLIP, teach } from './teach.ts';
import { readText, type Text } from './text.ts';
import { Vocabulary } from './vocabulary.ts';

/** How often the network is judged and writes something, besides the beginning. */
const REPORTS = 6;

/** What a run is about. */
interface Work {
  readonly terminal: Terminal;
  readonly flags: GptFlags;
  readonly vocabulary: Vocabulary;
  readonly parts: Parts;
  readonly model: Sequential;
  readonly counting: CountingLosses;
}

/** `handgrad demo gpt` from beginning to end; returns the exit code. */
export async function runGpt(flags: GptFlags): Promise<number> {
  const text = await readText(flags.text), vocabulary = new Vocabulary(text.text);
  const parts = holdBack(vocabulary.encode(text.text), flags.context, text.source);
  const model = gpt(flags, vocabulary.size), counting = countingLosses(parts.seen, parts.unseen, vocabulary.size);
  const work: Work = { terminal: openTerminal(), flags, vocabulary, parts, model, counting };
  await makeDirectory(flags.out);              // before the work, in case it cannot be

  introduce(work, text);
  const { losses, interrupted } = await learn(work);
  if (!interrupted) conclude(work, losses);
  await save(work, losses);
  return interrupted ? INTERRUPTED : 0;
}

/** The network, its gradients, the text, and how well counting foretells it. */
function introduce({ terminal, flags, vocabulary, parts: { seen, unseen }, model, counting }: Work, text: Text): void {
  const { batch, context, lr, seed } = flags;
  terminal.heading('A transformer that foretells the next character');
  terminal.print(String(summary(model, [batch, context])));
  terminal.heading(`Every backward pass beside its numeric gradient, along ${DIRECTIONS} random directions`);
  const few = drawExcerpts(seen, 2, Math.min(context, 8), new Random(deriveSeed(seed, 0)));
  terminal.print(gradientTable(checkParts(model, few, deriveSeed(seed, 2))));

  terminal.heading(`Learning to write from ${text.source}`);
  terminal.print(`${count(seen.length)} characters to learn from, the ${count(unseen.length)} after them to be judged `
    + `by; ${vocabulary.size} different ones.\nOn the latter, a model that counts single characters loses `
    + `${counting.unigram.toFixed(4)} nats each,\none that counts pairs of them ${counting.bigram.toFixed(4)}.\n`
    + `AdamW with learning rate ${lr}, a warm-up and a cosine, gradients clipped to ${CLIP};\n${batch} excerpts of `
    + `${context} characters a step, float32, seed ${seed}. Ctrl-C ends it early.\n`);
}

/** Trains, and judges and shows now and then what has been learned; Ctrl-C stops it after the step in hand. */
async function learn(work: Work): Promise<{ readonly losses: Losses; readonly interrupted: boolean }> {
  const { terminal, flags: { steps }, model, parts, flags } = work, every = Math.ceil(steps / REPORTS);
  const progress = new StepProgress(terminal, steps), batches: LossAt[] = [], unseen: LossAt[] = [];
  const excerpts = allExcerpts(parts.unseen, flags.context);
  const report = (step: number): void => {
    const { loss } = evaluate(model, new CrossEntropyLoss(), excerpts, { batchSize: 32 });
    unseen.push({ x: step, y: loss });
    progress.judged(step, loss);
    terminal.print(`\n${writing(work)}\n`);
  };
  try {
    const interrupted = await interruptible(async signal => {
      report(0);
      await teach(model, parts.seen, flags, signal, (step, loss) => {
        batches.push({ x: step, y: loss });
        progress.step(step, loss);
        if (step % every === 0 || step === steps) report(step);
      });
      return batches.length < steps;
    });
    progress.stop();
    if (interrupted) terminal.print(`stopped after step ${batches.length}`);
    return { losses: { batches, unseen }, interrupted };
  } finally {
    progress.stop();
  }
}

/** Something that the network makes up, from the text's first character on, by the same random numbers each time. */
function writing({ terminal, flags, vocabulary, parts: { seen }, model }: Work): string {
  const { sample: length, context, temperature, seed } = flags, random = new Random(deriveSeed(seed, 4));
  const ids = sample(model, seen.slice(0, 1), { length, context, temperature, random });
  return quoted(vocabulary.decode(ids), terminal.columns);
}

/** What the network loses on the unseen text, beside what counting does. */
function conclude({ terminal, parts: { unseen }, counting }: Work, losses: Losses): void {
  const models = [['single characters', counting.unigram], ['pairs of characters', counting.bigram],
    ['this network', losses.unseen.at(-1)!.y]] as const;
  terminal.heading(`On ${count(unseen.length - 1)} characters that it never saw`);
  terminal.print(textTable(['model', 'nats per character', 'as unsure as among'], models.map(([name, loss]) =>
    [name, loss.toFixed(4), Math.exp(loss).toFixed(1)])));
}

/** Saves the network, what its ids stand for, and the curve, and says where. */
async function save({ terminal, flags, vocabulary: { characters }, model, counting }: Work, losses: Losses):
Promise<void> {
  const { out, context, width, blocks, heads } = flags, checkpoint = join(out, 'gpt.safetensors');
  await saveFile(model, checkpoint);
  const description = JSON.stringify({ context, width, blocks, heads, characters: characters.join('') });
  const paths = [checkpoint, await writeWhole(out, 'gpt.json', `${description}\n`)];
  if (losses.batches.length > 0) paths.push(await writeWhole(out, 'loss.svg', await drawLosses(losses, counting)));
  terminal.heading('The checkpoint, as PyTorch loads it, what its ids stand for, and the curve');
  terminal.print(paths.join('\n'));
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}
