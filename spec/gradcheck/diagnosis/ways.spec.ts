import test from 'ava';
import {
  add, type Backward, Embedding, type EmbeddingCache, type EmbeddingParams, type Forward, Linear, type LinearCache,
  type LinearParams, neg, type Params, Random, Residual, SiLU, sub, tensor, Tensor,
} from '../../../lib/index.ts';
import { isDiagnosed, reasonsOf } from '../../support/is-diagnosed.ts';
import { overwrittenRows } from '../../support/overwritten-rows.ts';
import { withWrong, X43 } from '../../support/wrong-backward.ts';

/** X + XWᵀ + b. */
class AddsLinear extends Linear {
  override forward(X: Tensor): Forward<LinearCache> {
    const [Y, cache] = super.forward(X);
    return [add(X, Y), cache];
  }

  override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
    const { dX, grads } = super.backward(dY, cache);
    return { dX: add(dY, dX), grads };
  }
}

const random = new Random(3), around = new AddsLinear(3, 3, { random });

isDiagnosed('the way around a linear layer', { dX: 'term-dropped' }, around, ({ dX, dY }) => ({ dX: sub(dX, dY) }));
isDiagnosed('the way around with the wrong sign', { dX: undefined }, around,
  ({ dX, dY }) => ({ dX: sub(dX, add(dY, dY)) }));
isDiagnosed('the negative of both ways, where nothing goes around', { dX: undefined }, new SiLU(),
  ({ dX, dY }) => ({ dX: neg(add(dX, dY)) }));

class SkipsTheLayer extends Residual {
  override backward(dY: Tensor, cache: unknown): Backward<Params> {
    return { ...super.backward(dY, cache), dX: dY };
  }

  override withParams(params: Params): SkipsTheLayer {
    return new SkipsTheLayer(super.withParams(params).layer);
  }
}

test('a residual whose dX is dY lacks what comes through; any other layer its derivative', t => {
  t.deepEqual(reasonsOf(new SkipsTheLayer(new Linear(3, 3, { random })), X43), { dX: 'term-dropped' });
  t.deepEqual(reasonsOf(withWrong(new SiLU(), ({ dY }) => ({ dX: dY })), X43), { dX: 'activation-derivative-missing' });
});

class Overwrites extends Embedding {
  override backward(dY: Tensor, { ids }: EmbeddingCache): Backward<EmbeddingParams> {
    return { dX: Tensor.none, grads: { W: overwrittenRows(dY, ids, 3) } };
  }
}

test('rows of a table that are written instead of added to lack terms, where an id occurs twice', t => {
  t.deepEqual(reasonsOf(new Overwrites(3, 2, { random }), tensor([0, 2, 0, 1])), { dW: 'term-dropped' });
  t.deepEqual(reasonsOf(new Overwrites(3, 2, { random }), tensor([0, 2, 1])), {});
});
