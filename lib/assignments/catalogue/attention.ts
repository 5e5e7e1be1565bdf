import { MultiHeadAttention } from '../../layers/index.ts';
import { randn } from '../../random/index.ts';
import { mul } from '../../tensor/index.ts';
import { CONTRACT, entry } from './entry.ts';

/** {@link MultiHeadAttention}, without a mask. */
export const attention = entry({
  id: 'attention',
  title: 'Attention with several heads',
  needs: ['linear', 'softmax-cross-entropy'],
  task: {
    kind: 'layer', name: 'MultiHeadAttention', reference: (D: number, h: number) => new MultiHeadAttention(D, h),
  },
  points: { forward: 2, dX: 2, dWqkv: 2, dbqkv: 0.5, dWo: 1, dbo: 0.5, contract: 1, stability: 1 },
  draw: random => {
    const h = random.integer(2, 4);
    return { args: [2 * h, h], X: randn([3, 5, 2 * h], { random }) };
  },
  extremes: random => [{ args: [4, 2], X: mul(1e3, randn([2, 3, 4], { random })) }],
  path: 'lib/layers/multi-head-attention.ts',
  omit: ['softmax'],
  formula: '[Q\\ K\\ V] = XW^\\top+b,\\quad S = \\frac{QK^\\top}{\\sqrt d},\\quad P = '
    + '\\operatorname{softmax}(S),\\quad '
    + 'Z = PV,\\quad Y = ZW_o^\\top+b_o',
  shapes: {
    'X': '(N,T,D)', 'Wqkv': '(3D,D)', 'bqkv': '(3D)', 'Q, K, V': '(N,h,T,d)', 'P': '(N,h,T,T)', 'Z': '(N·T,D)',
    'Wo': '(D,D)', 'bo': '(D)', 'Y': '(N,T,D)',
  },
  steps: [
    '[dWo] [dbo] [heads] The projection out of the heads is a linear layer. What are its gradients, and what does it '
    + 'hand back to the heads?',
    '[weights] [values] In one head $Z = PV$. What do the two factors get?',
    '[r] [scores] Through the softmax, row by row: each score reaches every weight of its row. Which sum appears in '
    + 'every entry of the row?',
    '[G] Through the division by $\\sqrt d$.',
    '[queries] [keys] $S$ is a product again. What do its two factors get? Which of them is transposed?',
    '[dWqkv] [dbqkv] [dX] Queries, keys and values came out of one linear layer. Put their gradients side by side, in '
    + 'the order in which they were cut. What is left to do?',
    'Only the plain attention counts here; the causal mask may be left out. Would your backward need to know of it?',
  ],
  hints: {
    forward: 'splitHeads cuts and joinHeads puts together. d is the width of a head, D/h, and each row of P sums to 1.',
    dX: 'The input reaches the output on three ways: as query, as key and as value. Is one of them missing?',
    dWqkv: 'Three blocks of D rows: queries, keys, values. Which block is wrong? The values are the shortest way '
      + 'back; the queries and keys go through the softmax.',
    dbqkv: 'As for dWqkv, summed over all time steps. The gradient of the keys\' bias is 0: can you say why?',
    dWo: 'The projection out of the heads met Z, all heads side by side.',
    dbo: 'It reached every time step of every sample.',
    contract: CONTRACT,
    stability: 'Scores can be large. What may be subtracted from a row of them without changing its softmax?',
  },
});
