import test from 'ava';
import { gpt } from '../../../../lib/cli/demo/gpt/network.ts';
import { slice, tensor, toArray } from '../../../../lib/index.ts';
import { flags } from './flags.ts';

test('is an embedding, positions, blocks, a norm and scores of each character', t => {
  const model = gpt(flags, 5);
  t.is(String(model), 'Sequential(Embedding(5 → 8), LearnedPositionalEncoding(6, 8), '
    + 'TransformerBlock(8, 2 heads, causal), TransformerBlock(8, 2 heads, causal), LayerNorm(8), Linear(8 → 5))');
  t.true(Object.values(model.params).every(({ dtype }) => dtype === 'float32'));
  const [Y] = model.forward(tensor([[0, 1, 2], [4, 4, 4]]));
  t.deepEqual([...Y.shape], [2, 3, 5]);
});

test('no place sees those after it', t => {
  const model = gpt(flags, 5), first = (last: number): unknown =>
    toArray(slice(model.forward(tensor([[0, 1, last]]))[0], [], [0, 2]));
  t.deepEqual(first(3), first(4));
});

test('the seed is the flags\'', t => {
  const weights = (seed: number): unknown => toArray(gpt({ ...flags, seed }, 5).params['0.W']!);
  t.deepEqual(weights(1), weights(1));
  t.notDeepEqual(weights(1), weights(2));
});

test('heads that do not divide the width are refused', t => {
  t.throws(() => gpt({ ...flags, heads: 3 }, 5), { instanceOf: RangeError, message: /^--width 8 --heads 3: wanted / });
});
