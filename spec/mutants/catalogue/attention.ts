import {
  add, arange, type Backward, CausalSelfAttention, div, type Forward, type Layer, lessEqual, Linear, matmul, mul,
  MultiHeadAttention, type MultiHeadAttentionCache, type MultiHeadAttentionParams, type Params, reshape, Residual,
  slice, sub, sum, Tensor, TransformerBlock, type TransformerBlockCache, transpose, where, withParams,
} from '../../../lib/index.ts';
import { type AttentionSteps, joined, rightSteps, WrongAttention } from '../../support/wrong-attention.ts';
import { input, onesLike, withRandomParams } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

// Written before the code that diagnoses them was read. Of the attention's sixteen eight were judged rightly at first.
// Then the sizes were changed, so that N is no other size, and the formula of attention was taught to the diagnosis.
// Two had been thought to be beyond it: the root of d, and Wo transposed.

const D = 4, h = 2, N = 3, T = 2, M = N * T;

const attention = (changed: Partial<AttentionSteps>): Layer =>
  withRandomParams(new WrongAttention(D, h, false, changed));
const causal = (changed: Partial<AttentionSteps>): Layer => withRandomParams(new WrongAttention(D, h, true, changed));
const rightCausal = (): Layer => withRandomParams(new CausalSelfAttention(D, h));

/** Keeps its weights in itself. */
class Remembers extends MultiHeadAttention {
  seen = Tensor.none;

  override forward(X: Tensor): Forward<MultiHeadAttentionCache> {
    const [Y, cache] = super.forward(X);
    this.seen = cache.P;
    return [Y, cache];
  }

  override backward(dY: Tensor, cache: MultiHeadAttentionCache): Backward<MultiHeadAttentionParams> {
    return super.backward(dY, { ...cache, P: this.seen });
  }
}

const attentionChanges: readonly Change[] = [
  {
    name: 'The softmax counts its divisor as a constant: dS is P ∘ dP',
    layer: () => attention({ dS: (dP, P) => mul(P, dP) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The sum of the softmax goes along the queries, not the keys',
    layer: () => attention({ dS: (dP, P) => mul(P, sub(dP, sum(mul(dP, P), -2, { keepDims: true }))) }),
    gradient: 'dX', expected: 'wrong-axis',
  },
  {
    name: 'The root of d is forgotten on the way back',
    layer: () => attention({ scaled: dS => dS }),
    gradient: 'dWqkv', expected: 'term-dropped',
  },
  {
    name: 'The queries have the queries for a factor, not the keys',
    layer: () => attention({ dQ: (G, Q) => matmul(G, Q) }),
    gradient: 'dWqkv', expected: 'wrong-tensor',
  },
  {
    name: 'Nothing goes back through the weights: P counts as a constant',
    layer: () => attention({ dS: dP => mul(dP, 0) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The gradients of queries and keys are joined in each other\'s place',
    layer: () => attention({ dQKV: (dQ, dK, dV) => joined([dK, dQ, dV]) }),
    gradient: 'dbqkv', expected: 'none', because: 'two thirds of one gradient are exchanged, not two gradients',
  },
  {
    name: 'The heads are joined without being transposed back',
    layer: () => attention({ dQKV: (...parts) => joined(parts, [1, 2, 3, 0, 4]) }),
    gradient: 'dbqkv', expected: 'none', because: 'there is no word for the right numbers at other places',
  },
  {
    name: 'dWo is ZᵀdY, and nothing shows because Wo is square',
    layer: () => attention({ dWo: (dY, Z) => matmul(transpose(Z), dY) }),
    gradient: 'dWo', expected: 'transposed',
  },
  {
    name: 'dZ is dY·Woᵀ, which fits because Wo is square',
    layer: () => attention({ dZ: (dY, Wo) => matmul(dY, transpose(Wo)) }),
    gradient: 'dbqkv', expected: 'transposed',
  },
  {
    name: 'dbo is dY, not summed over samples and time steps',
    layer: () => attention({ dbo: dY => dY }),
    gradient: 'dbo', expected: 'batch-sum-missing',
  },
  {
    name: 'dbo is the mean over samples and time steps',
    layer: () => attention({ dbo: dY => div(sum(dY, 0), M) }),
    gradient: 'dbo', expected: 'mean-for-sum',
  },
  {
    name: 'dWqkv is the mean over the samples',
    layer: () => attention({ dWqkv: (dQKV, X) => div(matmul(transpose(dQKV), X), N) }),
    gradient: 'dWqkv', expected: 'mean-for-sum',
  },
  {
    name: 'dbqkv counts the rows, without dY',
    layer: () => attention({ dbqkv: dQKV => sum(onesLike(dQKV), 0) }),
    gradient: 'dbqkv', expected: 'upstream-ignored',
  },
  {
    name: 'dX is that of the values alone',
    layer: () => attention({ dX: (dQKV, Wqkv) => matmul(slice(dQKV, [], [2 * D]), slice(Wqkv, [2 * D])) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The mask of the way back lets through what was kept out, and keeps out the past',
    right: rightCausal,
    layer: () => causal({
      dS: (dP, P) => where(lessEqual(reshape(arange(T), [T, 1]), arange(T)), rightSteps.dS(dP, P), 0),
    }),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'The weights are kept in the layer',
    layer: () => withRandomParams(new Remembers(D, h)),
    gradient: 'contract', expected: 'cache',
  },
];

/** A residual whose dX is another one, of dY and of what came through the layer. */
const residual = (dX: (dY: Tensor, through: Tensor) => Tensor): Layer => {
  class WrongResidual extends Residual {
    override backward(dY: Tensor, cache: unknown): Backward<Params> {
      const { dX: through, grads } = this.layer.backward(dY, cache);
      return { dX: dX(dY, through), grads };
    }

    override withParams(params: Params): WrongResidual {
      return new WrongResidual(super.withParams(params).layer);
    }
  }
  return withRandomParams(new WrongResidual(new Linear(3, 3)));
};

const residualChanges: readonly Change[] = [
  {
    name: 'The way around is forgotten: dX is what comes through the layer',
    layer: () => residual((_, through) => through),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is what goes around, and nothing comes through',
    layer: () => residual(dY => dY),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The two ways are multiplied',
    layer: () => residual((dY, through) => mul(dY, through)),
    gradient: 'contract', expected: 'linear',
  },
  {
    name: 'dX is the mean of the two ways',
    layer: () => residual((dY, through) => div(add(dY, through), 2)),
    gradient: 'dX', expected: 'constant-factor',
  },
];

/** What backward of a block is made of. */
type BlockChange = (block: TransformerBlock, dY: Tensor, caches: TransformerBlockCache,
  right: Backward<Params>) => Partial<{ dX: Tensor; grads: Params }>;

const block = (change: BlockChange): Layer => {
  class WrongBlock extends TransformerBlock {
    override backward(dY: Tensor, caches: TransformerBlockCache): Backward<Params> {
      const right = super.backward(dY, caches), changed = change(this, dY, caches, right);
      return { dX: changed.dX ?? right.dX, grads: { ...right.grads, ...changed.grads } };
    }
  }
  return quiet(new WrongBlock(3, 1));
};

/** Random parameters of half the size: bounds of rounding errors multiply through a block, and grow with weights. */
function quiet<L extends Layer>(layer: L): L {
  const halves = Object.entries(withRandomParams(layer).params).map(([name, P]) => [name, div(P, 2)] as const);
  return withParams<Layer>(layer, Object.fromEntries(halves)) as L;
}

const dH = ({ parts: { norm2, linear1, gelu, linear2 } }: TransformerBlock, dY: Tensor,
  caches: TransformerBlockCache): Tensor => {
  const dF = linear2.backward(dY, caches.linear2).dX, dE = gelu.backward(dF, caches.gelu).dX;
  return add(dY, norm2.backward(linear1.backward(dE, caches.linear1).dX, caches.norm2).dX);
};
/** What comes out of the first half, without the way around it. */
const throughFirst = ({ parts: { norm1, attention: inner } }: TransformerBlock, dA: Tensor,
  caches: TransformerBlockCache): Tensor => norm1.backward(inner.backward(dA, caches.attention).dX, caches.norm1).dX;

const blockChanges: readonly Change[] = [
  {
    name: 'dX lacks the way around the attention',
    layer: () => block((self, dY, caches) => ({ dX: throughFirst(self, dH(self, dY, caches), caches) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX lacks the way through the attention',
    layer: () => block((self, dY, caches) => ({ dX: dH(self, dY, caches) })),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The attention is given dY in place of dH',
    layer: () => block((self, dY, caches) => {
      const { grads: { Wo } } = self.parts.attention.backward(dY, caches.attention);
      return { grads: { 'attention.Wo': Wo } };
    }),
    gradient: 'attention.dWo', expected: 'term-dropped',
  },
  {
    name: 'The two norms have each other\'s gradient',
    layer: () => block((_self, _dY, _caches, { grads }) =>
      ({ grads: { 'norm1.beta': grads['norm2.beta']!, 'norm2.beta': grads['norm1.beta']! } })),
    gradient: 'norm1.dbeta', expected: 'gradient-of-another-parameter',
  },
];

export const attentionMutants = [
  ...mutantsOf('MultiHeadAttention', () => withRandomParams(new MultiHeadAttention(D, h)), () => input([N, T, D]),
    attentionChanges),
  ...mutantsOf('Residual', () => withRandomParams(new Residual(new Linear(3, 3))), () => input([2, 4, 3]),
    residualChanges),
  ...mutantsOf('TransformerBlock', () => quiet(new TransformerBlock(3, 1)), () => input([2, 2, 3]), blockChanges),
];
