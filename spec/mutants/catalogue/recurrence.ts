import {
  add, type Backward, broadcastTo, concat, div, type Forward, greater, GRU, type GRUCache, type GRUParams, type GRUStep,
  type Layer, LSTM, type LSTMCache, type LSTMParams, type LSTMStep, matmul, mean, mul, neg, numberLike, reshape, RNN,
  type RNNCache, type RNNParams, slice, square, stack, sub, sum, tanh, type Tensor, transpose, where,
} from '../../../lib/index.ts';
import { input, onesLike, withRandomParams } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

// Written before the code that diagnoses them was read, and not changed after the first run but for the input's sizes,
// which must differ. Of the 36, 14 were rightly diagnosed then; the formulas of recurrence were taught afterwards.

const I = 1, H = 2, N = 3, T = 4;

const rows = (A: Tensor): Tensor => reshape(A, [-1, A.shape[2]!]);
const at = (A: Tensor, t: number): Tensor => slice(A, [], t);
const none = (A: Tensor): Tensor => broadcastTo(numberLike(A, 0), [A.shape[0]!, H]);
const tanhSlope = (h: Tensor): Tensor => sub(1, square(h));
const sigmoidSlope = (s: Tensor): Tensor => mul(s, sub(1, s));

/** The gradients of a recurrent layer. */
interface Gradients {
  readonly dX: Tensor;
  readonly dWx: Tensor;
  readonly dWh: Tensor;
  readonly dbx: Tensor;
  readonly dbh: Tensor;
}

/** What all gradients are made of: dA of the input's product, dQ of the state's (the same but for GRU). */
interface Parts extends Gradients {
  readonly dA: Tensor;
  readonly dQ: Tensor;
  readonly X: Tensor;
  readonly Y: Tensor;
  readonly dY: Tensor;
  readonly Wh: Tensor;
}

type After = (parts: Parts) => Partial<Gradients>;

/** The gradients, made of dA and dQ, some of which are other ones. */
function gradients(dY: Tensor, { X, Y, Wx, Wh }: RNNCache, dA: Tensor, dQ: Tensor, after: After = () => ({})):
Backward<{ readonly Wx: Tensor; readonly Wh: Tensor; readonly bx: Tensor; readonly bh: Tensor }> {
  const right = {
    dX: reshape(matmul(rows(dA), Wx), X.shape), dWx: matmul(transpose(rows(dA)), rows(X)),
    dWh: matmul(transpose(rows(slice(dQ, [], [1]))), rows(slice(Y, [], [0, -1]))),
    dbx: sum(dA, [0, 1]), dbh: sum(dQ, [0, 1]),
  };
  const { dX, dWx, dWh, dbx, dbh } = { ...right, ...after({ ...right, dA, dQ, X, Y, dY, Wh }) };
  return { dX, grads: { Wx: dWx, Wh: dWh, bx: dbx, bh: dbh } };
}

/** What is wrong in the loop over the steps, and after it. */
interface RNNSlip {
  readonly back?: (dh: Tensor, h: Tensor) => Tensor;
  readonly carry?: (da: Tensor, Wh: Tensor, t: number) => Tensor;
  readonly after?: After;
}

const rightRNN: Required<Omit<RNNSlip, 'after'>> = { back: (dh, h) => mul(dh, tanhSlope(h)), carry: matmul };

class WrongRNN extends RNN {
  readonly slip: RNNSlip;

  constructor(slip: RNNSlip, nonlinearity: 'tanh' | 'relu' = 'tanh') {
    super(I, H, { nonlinearity });
    this.slip = slip;
  }

  override backward(dY: Tensor, cache: RNNCache): Backward<RNNParams> {
    const { back, carry, after } = { ...rightRNN, ...this.slip }, das: Tensor[] = [];
    let carried = none(dY);
    for (let t = T - 1; t >= 0; t--) {
      const da = back(add(at(dY, t), carried), at(cache.Y, t));
      carried = carry(da, cache.Wh, t);
      das[t] = da;
    }
    return gradients(dY, cache, stack(das, 1), stack(das, 1), after);
  }
}

const rnn = (slip: RNNSlip): Layer => withRandomParams(new WrongRNN(slip));

/** Begins where the last call has ended. */
class GoesOn extends RNN {
  last: Tensor | undefined;

  override forward(X: Tensor): Forward<RNNCache> {
    const { last } = this, begun = last === undefined ? X : add(X, mul(mean(last), 0.5));
    const [Y, cache] = super.forward(begun);
    this.last = Y;
    return [Y, cache];
  }
}

/** Takes the weight of today. */
class ReadsWeight extends RNN {
  override backward(dY: Tensor, cache: RNNCache): Backward<RNNParams> {
    return super.backward(dY, { ...cache, Wh: this.params.Wh });
  }
}

const rnnChanges: readonly Change[] = [
  {
    name: 'Nothing is carried back through time: each step hears of its own dY alone',
    layer: () => rnn({ carry: none }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'What is carried back is cut off after two steps',
    layer: () => rnn({ carry: (da, Wh, t) => t === 2 ? none(da) : matmul(da, Wh) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'Back through time goes Wh transposed',
    layer: () => rnn({ carry: (da, Wh) => matmul(da, transpose(Wh)) }),
    gradient: 'dX', expected: 'transposed',
  },
  {
    name: 'The slope of tanh is forgotten',
    layer: () => rnn({ back: dh => dh }),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The slope is taken of tanh(h), a second tanh',
    layer: () => rnn({ back: (dh, h) => mul(dh, tanhSlope(tanh(h))) }),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'With relu, the mask is where dh is positive',
    layer: () => withRandomParams(new WrongRNN({ back: dh => where(greater(dh, 0), dh, 0) }, 'relu')),
    right: () => withRandomParams(new RNN(I, H, { nonlinearity: 'relu' })),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'dX has the sign of a difference taken the other way round',
    layer: () => rnn({ after: ({ dX }) => ({ dX: neg(dX) }) }),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'dWh is made with the states after the steps, not before',
    layer: () => rnn({ after: ({ dA, Y }) => ({ dWh: matmul(transpose(rows(dA)), rows(Y)) }) }),
    gradient: 'dWh', expected: 'wrong-tensor',
  },
  {
    name: 'dWh is transposed, which its shape does not tell',
    layer: () => rnn({ after: ({ dWh }) => ({ dWh: transpose(dWh) }) }),
    gradient: 'dWh', expected: 'transposed',
  },
  {
    name: 'dWx is the last sample\'s, overwritten in the loop over the samples',
    layer: () => rnn({ after: ({ dA, X }) => ({ dWx: matmul(transpose(slice(dA, -1)), slice(X, -1)) }) }),
    gradient: 'dWx', expected: 'batch-sum-missing',
  },
  {
    name: 'dWx is the first step\'s, overwritten in the loop back through time',
    layer: () => rnn({ after: ({ dA, X }) => ({ dWx: matmul(transpose(at(dA, 0)), at(X, 0)) }) }),
    gradient: 'dWx', expected: 'batch-sum-missing',
  },
  {
    name: 'dWx is the mean over the samples',
    layer: () => rnn({ after: ({ dWx }) => ({ dWx: div(dWx, N) }) }),
    gradient: 'dWx', expected: 'mean-for-sum',
  },
  {
    name: 'dbx is the mean over samples and steps',
    layer: () => rnn({ after: ({ dA }) => ({ dbx: mean(dA, [0, 1]) }) }),
    gradient: 'dbx', expected: 'mean-for-sum',
  },
  {
    name: 'dbx is summed over the samples and not over the steps',
    layer: () => rnn({ after: ({ dA }) => ({ dbx: sum(dA, 0) }) }),
    gradient: 'dbx', expected: 'wrong-shape',
  },
  {
    name: 'Wh is read from the layer, which may have another one by then',
    layer: () => withRandomParams(new ReadsWeight(I, H)),
    gradient: 'contract', expected: 'cache',
  },
  {
    name: 'Forward goes on where the last call has ended',
    layer: () => withRandomParams(new GoesOn(I, H)),
    gradient: 'contract', expected: 'pure',
  },
];

/** What one step of the LSTM is given on the way back. */
interface LSTMBack extends LSTMStep {
  readonly dh: Tensor;
  readonly dc: Tensor;
  readonly before: Tensor;
}

/** What is wrong in a step, and after all of them. */
interface LSTMSlip {
  readonly cell?: (step: Omit<LSTMBack, 'dc'>, carried: Tensor) => Tensor;
  readonly carry?: (step: LSTMBack) => Tensor;
  readonly gates?: (step: LSTMBack, right: readonly Tensor[]) => readonly Tensor[];
  readonly after?: After;
}

const rightLSTM: Required<Omit<LSTMSlip, 'after'>> = {
  cell: ({ dh, o, c }, carried) => add(mul(mul(dh, o), tanhSlope(tanh(c))), carried),
  carry: ({ dc, f }) => mul(dc, f),
  gates: (_, right) => right,
};

class WrongLSTM extends LSTM {
  readonly slip: LSTMSlip;

  constructor(slip: LSTMSlip) {
    super(I, H);
    this.slip = slip;
  }

  override backward(dY: Tensor, cache: LSTMCache): Backward<LSTMParams> {
    const { cell, carry, gates, after } = { ...rightLSTM, ...this.slip }, das: Tensor[] = [];
    let carriedH = none(dY), carriedC = none(dY);
    for (let t = T - 1; t >= 0; t--) {
      const step = cache.steps[t]!, before = cache.steps[t - 1]?.c ?? none(dY), dh = add(at(dY, t), carriedH);
      const dc = cell({ ...step, dh, before }, carriedC), back = { ...step, dh, dc, before }, { i, f, g, o, c } = step;
      const da = concat(gates(back, [
        mul(mul(dc, g), sigmoidSlope(i)), mul(mul(dc, before), sigmoidSlope(f)), mul(mul(dc, i), tanhSlope(g)),
        mul(mul(dh, tanh(c)), sigmoidSlope(o)),
      ]), 1);
      carriedC = carry(back);
      carriedH = matmul(da, cache.Wh);
      das[t] = da;
    }
    return gradients(dY, cache, stack(das, 1), stack(das, 1), after);
  }
}

const lstm = (slip: LSTMSlip): Layer => withRandomParams(new WrongLSTM(slip));

const lstmChanges: readonly Change[] = [
  {
    name: 'The cell\'s own way back is forgotten: dc hears of h alone',
    layer: () => lstm({ carry: ({ dh }) => none(dh) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dc is carried back without the forget gate',
    layer: () => lstm({ carry: ({ dc }) => dc }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dc lacks the slope of the tanh through which the cell is shown',
    layer: () => lstm({ cell: ({ dh, o }, carried) => add(mul(dh, o), carried) }),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The slopes of all four gates are forgotten',
    layer: () => lstm({ gates: ({ dc, dh, before, i, g, c }) =>
      [mul(dc, g), mul(dc, before), mul(dc, i), mul(dh, tanh(c))] }),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The forget gate\'s gradient is made with the cell after the step',
    layer: () => lstm({ gates: ({ dc, c, f }, [i, , g, o]) => [i!, mul(mul(dc, c), sigmoidSlope(f)), g!, o!] }),
    gradient: 'dWx', expected: 'wrong-tensor',
  },
  {
    name: 'The output gate\'s gradient is made with c instead of tanh(c)',
    layer: () => lstm({ gates: ({ dh, c, o }, [i, f, g]) => [i!, f!, g!, mul(mul(dh, c), sigmoidSlope(o))] }),
    gradient: 'dWx', expected: 'wrong-tensor',
  },
  {
    name: 'The blocks are put together in the order i, f, o, g',
    layer: () => lstm({ gates: (_, [i, f, g, o]) => [i!, f!, o!, g!] }),
    gradient: 'dWx', expected: 'none', because: 'There is no word for numbers at other places',
  },
  {
    name: 'dWh comes out as (H,4H)',
    layer: () => lstm({ after: ({ dWh }) => ({ dWh: transpose(dWh) }) }),
    gradient: 'dWh', expected: 'transposed',
  },
  {
    name: 'dbh is left at zero',
    layer: () => lstm({ after: ({ dbh }) => ({ dbh: mul(dbh, 0) }) }),
    gradient: 'dbh', expected: 'forgotten',
  },
  {
    name: 'dbh is the mean over samples and steps',
    layer: () => lstm({ after: ({ dA }) => ({ dbh: mean(dA, [0, 1]) }) }),
    gradient: 'dbh', expected: 'mean-for-sum',
  },
];

/** What one step of the GRU is given on the way back. */
interface GRUBack extends GRUStep {
  readonly dh: Tensor;
  readonly before: Tensor;
}

/** What is wrong in a step, and after all of them. */
interface GRUSlip {
  readonly candidate?: (step: GRUBack) => Tensor;
  readonly update?: (step: GRUBack) => Tensor;
  readonly reset?: (step: GRUBack, dg: Tensor) => Tensor;
  readonly direct?: (step: GRUBack) => Tensor;
  readonly after?: After;
}

const rightGRU: Required<Omit<GRUSlip, 'after'>> = {
  candidate: ({ dh, z, g }) => mul(mul(dh, sub(1, z)), tanhSlope(g)),
  update: ({ dh, z, g, before }) => mul(mul(dh, sub(before, g)), sigmoidSlope(z)),
  reset: ({ r, q }, dg) => mul(mul(dg, q), sigmoidSlope(r)),
  direct: ({ dh, z }) => mul(dh, z),
};

class WrongGRU extends GRU {
  readonly slip: GRUSlip;

  constructor(slip: GRUSlip) {
    super(I, H);
    this.slip = slip;
  }

  override backward(dY: Tensor, cache: GRUCache): Backward<GRUParams> {
    const { candidate, update, reset, direct, after } = { ...rightGRU, ...this.slip };
    const dps: Tensor[] = [], dqs: Tensor[] = [];
    let carried = none(dY);
    for (let t = T - 1; t >= 0; t--) {
      const before = t > 0 ? at(cache.Y, t - 1) : none(dY), dh = add(at(dY, t), carried);
      const step = { ...cache.steps[t]!, before, dh }, dg = candidate(step), dz = update(step), dr = reset(step, dg);
      dps[t] = concat([dr, dz, dg], 1);
      const dq = concat([dr, dz, mul(dg, step.r)], 1);
      carried = add(direct(step), matmul(dq, cache.Wh));
      dqs[t] = dq;
    }
    return gradients(dY, cache, stack(dps, 1), stack(dqs, 1), after);
  }
}

const gru = (slip: GRUSlip): Layer => withRandomParams(new WrongGRU(slip));

const gruChanges: readonly Change[] = [
  {
    name: 'What stayed of the old state is not carried back',
    layer: () => gru({ direct: ({ dh }) => none(dh) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The update gate\'s gradient lacks what it took from the candidate',
    layer: () => gru({ update: ({ dh, before, z }) => mul(mul(dh, before), sigmoidSlope(z)) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'The update gate\'s gradient has g − h\' for h\' − g',
    layer: () => gru({ update: ({ dh, before, g, z }) => mul(mul(dh, sub(g, before)), sigmoidSlope(z)) }),
    gradient: 'dX', expected: 'sign',
  },
  {
    name: 'z and 1 − z are exchanged in the candidate\'s gradient',
    layer: () => gru({ candidate: ({ dh, z, g }) => mul(mul(dh, z), tanhSlope(g)) }),
    gradient: 'dX', expected: 'wrong-tensor',
  },
  {
    name: 'The slope of the reset gate is forgotten',
    layer: () => gru({ reset: ({ q }, dg) => mul(dg, q) }),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The reset gate is taken for a constant',
    layer: () => gru({ reset: ({ r }) => mul(r, 0) }),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dbh is dbx: the reset is left out',
    layer: () => gru({ after: ({ dbx }) => ({ dbh: dbx }) }),
    gradient: 'dbh', expected: 'gradient-of-another-parameter',
  },
  {
    name: 'dWh is made with dP, as if the reset came before the product',
    layer: () => gru({ after: ({ dA, Y }) =>
      ({ dWh: matmul(transpose(rows(slice(dA, [], [1]))), rows(slice(Y, [], [0, -1]))) }) }),
    gradient: 'dWh', expected: 'term-dropped',
  },
  {
    name: 'dWx is the sum of the inputs, without dY',
    layer: () => gru({ after: ({ dA, X }) => ({ dWx: matmul(transpose(rows(onesLike(dA))), rows(X)) }) }),
    gradient: 'dWx', expected: 'upstream-ignored',
  },
  {
    name: 'dbx is the mean over samples and steps',
    layer: () => gru({ after: ({ dA }) => ({ dbx: mean(dA, [0, 1]) }) }),
    gradient: 'dbx', expected: 'mean-for-sum',
  },
];

const X = (): Tensor => input([N, T, I]);

export const recurrenceMutants = [
  ...mutantsOf('RNN', () => withRandomParams(new RNN(I, H)), X, rnnChanges),
  ...mutantsOf('LSTM', () => withRandomParams(new LSTM(I, H)), X, lstmChanges),
  ...mutantsOf('GRU', () => withRandomParams(new GRU(I, H)), X, gruChanges),
];
