import {
  add, type Backward, broadcastTo, div, Embedding, type EmbeddingCache, type EmbeddingParams,
  LearnedPositionalEncoding, type LearnedPositionalEncodingCache, type LearnedPositionalEncodingParams, maximum, mul,
  neg, SinusoidalPositionalEncoding, slice, sub, sum, takeAdjoint, Tensor, tensor, zeros,
} from '../../../lib/index.ts';
import { overwrittenRows } from '../../support/overwritten-rows.ts';
import { input, onesLike, withRandomParams, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

// Written before the code that diagnoses them was read, and not changed after the first run, but for one id: all that
// occurred did so equally often. Rows that are overwritten, and means over all ids, were then taught to the diagnosis.

/** Four sequences of three ids out of five; some ids occur twice in one, id 1 never. */
const ids = (): Tensor => tensor([[0, 3, 0], [3, 4, 2], [2, 2, 0], [3, 4, 3]]);

type WrongRows = (dY: Tensor, ids: Tensor) => Tensor;

class WrongEmbedding extends Embedding {
  readonly change: WrongRows;

  constructor(change: WrongRows) {
    super(5, 2);
    this.change = change;
  }

  override backward(dY: Tensor, { ids }: EmbeddingCache): Backward<EmbeddingParams> {
    return { dX: Tensor.none, grads: { W: this.change(dY, ids) } };
  }
}

const embedding = (change: WrongRows): Embedding => withRandomParams(new WrongEmbedding(change));

/** The right way: each row of dY is added to that of its id. */
const added = (dY: Tensor, at: Tensor): Tensor => takeAdjoint(dY, at, 5);
const embeddingChanges: readonly Change[] = [
  {
    name: 'The row of an id that occurs twice is written twice instead of being added to',
    layer: () => embedding((dY, at) => overwrittenRows(dY, at, 5)),
    gradient: 'dW', expected: 'term-dropped',
  },
  {
    name: 'dW is the mean over the ids instead of the sum',
    layer: () => embedding((dY, at) => div(added(dY, at), at.size)),
    gradient: 'dW', expected: 'mean-for-sum',
  },
  {
    name: 'Each row is divided by how often its id occurs',
    layer: () => embedding((dY, at) => {
      const often = added(onesLike(dY), at);
      return div(added(dY, at), maximum(often, 1));
    }),
    gradient: 'dW', expected: 'none', because: 'the factor is another one in every row',
  },
  {
    name: 'dW is the gradient of the rows that were taken, not put back into the table',
    layer: () => embedding(dY => dY),
    gradient: 'dW', expected: 'wrong-shape',
  },
  {
    name: 'dW counts the ids, without dY',
    layer: () => embedding((dY, at) => added(onesLike(dY), at)),
    gradient: 'dW', expected: 'upstream-ignored',
  },
  {
    name: 'dW is the last sample\'s, overwritten in the loop over the samples',
    layer: () => embedding((dY, at) => added(slice(dY, -1), slice(at, -1))),
    gradient: 'dW', expected: 'batch-sum-missing',
  },
  {
    name: 'dW has its rows in the opposite order: ids are counted from the end',
    layer: () => embedding((dY, at) => takeAdjoint(dY, sub(4, at), 5)),
    gradient: 'dW', expected: 'none', because: 'there is no word for the right numbers at other places',
  },
];

interface Positions {
  readonly dX: Tensor;
  readonly dP: Tensor;
}

type WrongPositions = (dY: Tensor, right: Positions) => Partial<Positions>;

class WrongLearned extends LearnedPositionalEncoding {
  readonly change: WrongPositions;

  constructor(change: WrongPositions) {
    super(5, 2);
    this.change = change;
  }

  override backward(dY: Tensor, cache: LearnedPositionalEncodingCache): Backward<LearnedPositionalEncodingParams> {
    const { dX, grads: { P } } = super.backward(dY, cache), right = { dX, dP: P };
    const changed = { ...right, ...this.change(dY, right) };
    return { dX: changed.dX, grads: { P: changed.dP } };
  }
}

const learned = (change: WrongPositions): LearnedPositionalEncoding => withRandomParams(new WrongLearned(change));
/** Rows (T,2) as the first of the table. */
const first = (rows: Tensor): Tensor => takeAdjoint(rows, [0, 1, 2], 5);

const learnedChanges: readonly Change[] = [
  {
    name: 'dP is the last sample\'s',
    layer: () => learned(dY => ({ dP: first(slice(dY, -1)) })),
    gradient: 'dP', expected: 'batch-sum-missing',
  },
  {
    name: 'dP is the mean over the samples',
    layer: () => learned((_, { dP }) => ({ dP: div(dP, 4) })),
    gradient: 'dP', expected: 'mean-for-sum',
  },
  {
    name: 'dP has the rows that were used, and none for the others',
    layer: () => learned(dY => ({ dP: sum(dY, 0) })),
    gradient: 'dP', expected: 'wrong-shape',
  },
  {
    name: 'dP is summed over the time steps too: every row that was used has the same',
    layer: () => learned(dY => ({ dP: first(broadcastTo(sum(dY, [0, 1]), [3, 2])) })),
    gradient: 'dP', expected: 'none', because: 'there is a word for a sum that is missing, and none for one too many',
  },
  {
    name: 'The positions count as constants: dP is 0',
    layer: () => learned(() => ({ dP: zeros([5, 2]) })),
    gradient: 'dP', expected: 'forgotten',
  },
];

const sinusoidal = (): SinusoidalPositionalEncoding => new SinusoidalPositionalEncoding(2);

const sinusoidalChanges: readonly Change[] = [
  {
    name: 'dX also goes through the table, as if it were a factor',
    layer: () => wrong(sinusoidal(), (dY, { X, Y }) => mul(dY, sub(Y, X))),
    gradient: 'dX', expected: 'none', because: 'there is no word for a factor too many',
  },
  {
    name: 'dX has the table added, as forward does',
    layer: () => wrong(sinusoidal(), (dY, { X, Y }) => add(dY, sub(Y, X))),
    gradient: 'contract', expected: 'linear',
  },
  {
    name: 'dX has the sign of a difference',
    layer: () => wrong(sinusoidal(), dY => neg(dY)),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dX is that of the table, summed over the samples',
    layer: () => wrong(sinusoidal(), dY => sum(dY, 0)),
    gradient: 'dX', expected: 'wrong-shape',
  },
];

export const embeddingMutants = [
  ...mutantsOf('Embedding', () => withRandomParams(new Embedding(5, 2)), ids, embeddingChanges),
  ...mutantsOf('LearnedPositionalEncoding', () => withRandomParams(new LearnedPositionalEncoding(5, 2)),
    () => input([4, 3, 2]), learnedChanges),
  ...mutantsOf('SinusoidalPositionalEncoding', sinusoidal, () => input([4, 3, 2]), sinusoidalChanges),
];
