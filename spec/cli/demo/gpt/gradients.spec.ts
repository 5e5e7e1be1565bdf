import test from 'ava';
import { checkParts, partsReached } from '../../../../lib/cli/demo/gpt/gradients.ts';
import { gpt } from '../../../../lib/cli/demo/gpt/network.ts';
import { Sequential, tensor, toArray } from '../../../../lib/index.ts';
import { flags } from './flags.ts';

const model = gpt(flags, 5), X = tensor([[0, 1, 2], [4, 3, 4]]), T = tensor([[1, 2, 3], [3, 4, 0]]);

test('of the blocks, the first is taken apart, and its parts have the input that they have in it', t => {
  const parts = partsReached(model, X);
  t.deepEqual(parts.map(({ layer }) => layer.constructor.name), ['Embedding', 'LearnedPositionalEncoding', 'LayerNorm',
    'MultiHeadAttention', 'LayerNorm', 'Linear', 'GELU', 'Linear', 'LayerNorm', 'Linear']);
  const { layer, X: last } = parts[7]!, [B] = layer.forward(last);
  const second = parts[4]!.X;                  // H, around and through the attention
  const [Y] = new Sequential(model.layers.slice(0, 3)).forward(X);
  const sum = (toArray(second) as number[][][]).map((rows, n) => rows.map((row, time) =>
    row.map((h, d) => Math.fround(h + (toArray(B) as number[][][])[n]![time]![d]!))));
  t.deepEqual(toArray(Y), sum);
});

test('every part is correct, and so is the loss', t => {
  const reports = checkParts(model, { X, T }, 1);
  t.is(reports.length, 11);
  t.deepEqual(reports.filter(({ verdict }) => verdict !== 'correct').map(String), []);
  t.regex(reports[10]!.layer, /CrossEntropyLoss/);
});
