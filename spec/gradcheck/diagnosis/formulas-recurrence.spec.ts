import test from 'ava';
import {
  type Forward, gradcheck, type Layer, Linear, matmul, mul, randn, Random, reshape, RNN, type RNNCache, slice,
  square, sub, sum, Tanh, type Tensor, tensor, transpose, withParams,
} from '../../../lib/index.ts';
import { recurrenceMutants } from '../../mutants/catalogue/recurrence.ts';
import { WrongSequential } from '../../mutants/make-wrong.ts';
import { reasonsOf } from '../../support/is-diagnosed.ts';
import { withRandomParams } from '../../support/layer-laws.ts';
import { some } from '../../support/runs.ts';
import { withWrong } from '../../support/wrong-backward.ts';

// Most of these mistakes take a loop of their own to be made. They are in the catalogue of wrong backwards.

const said = [
  ['RNN', 'Nothing is carried back', 'dX lacks a term: what is carried back from later steps'],
  ['RNN', 'What is carried back is cut off', 'dX lacks a term: what is carried back is cut off every 2 steps'],
  ['RNN', 'Back through time', 'dX is carried back through the transposed weight of the states'],
  ['RNN', 'The slope of tanh', 'dX lacks the derivatives of the steps'],
  ['RNN', 'The slope is taken', 'dX has the derivative of tanh at its output'],
  ['RNN', 'With relu', 'dX is masked by the sign of what comes back, instead of the state\'s'],
  ['RNN', 'dWh is made', 'dWh has the states after the steps where the formula has those before'],
  ['RNN', 'dWx is the first', 'dWx comes from the first step alone: the sum over the steps is missing'],
  ['LSTM', 'The cell\'s own', 'dX lacks a term: what the cell itself carries back'],
  ['LSTM', 'dc is carried', 'dX lacks the forget gate in what the cell carries back'],
  ['LSTM', 'dc lacks', 'dX lacks the derivative of the tanh that the cell is shown through'],
  ['LSTM', 'The slopes', 'dX lacks the derivatives of the steps'],
  ['LSTM', 'The forget', 'dWx has the cell after the step where the forget gate met the one before'],
  ['LSTM', 'The output', 'dWx has the cell where the formula has its tanh'],
  ['GRU', 'What stayed', 'dX lacks a term: what the state itself carries back'],
  ['GRU', 'The update gate\'s gradient lacks', 'dX lacks a term: the candidate, in what the update gate gets'],
  ['GRU', 'The update gate\'s gradient has', 'dX has what the update gate gets with the wrong sign'],
  ['GRU', 'z and 1', 'dX has z where the formula has 1 − z'],
  ['GRU', 'The slope of the reset', 'dX lacks the derivative of the reset gate'],
  ['GRU', 'The reset gate', 'dX lacks a term: what goes through the reset gate'],
  ['GRU', 'dWh is made', 'dWh lacks the reset gate as a factor'],
] as const;

for (const [of, begins, text] of some(said)) {
  test(`${of}: ${text}`, t => {
    const mutant = recurrenceMutants.find(each => each.of === of && each.name.startsWith(begins))!;
    const { gradients } = gradcheck(mutant.layer(), mutant.X());
    t.is(gradients.find(({ name }) => name === mutant.gradient)?.diagnosis?.text, text);
  });
}

const X = randn([3, 4, 1], { random: new Random(8) });

/** Somebody else's, whose parameters go by other names and begin with the states'; it hears of no later step. */
const stranger: Layer<{ readonly U: Tensor; readonly V: Tensor }, RNNCache> = {
  params: { U: randn([2, 1], { random: new Random(1) }), V: randn([2, 2], { random: new Random(2) }) },
  forward(input): Forward<RNNCache> {
    const { U, V } = this.params;
    return withParams(new RNN(1, 2, { bias: false }), { Wx: U, Wh: V }).forward(input);
  },
  backward(dY, cache) {
    const dA = mul(dY, sub(1, square(cache.Y))), rows = reshape(dA, [12, 2]);
    const before = reshape(slice(cache.Y, [], [0, -1]), [9, 2]), later = reshape(slice(dA, [], [1]), [9, 2]);
    return {
      dX: reshape(matmul(rows, cache.Wx), [3, 4, 1]),
      grads: { U: matmul(transpose(rows), reshape(cache.X, [12, 1])), V: matmul(transpose(later), before) },
    };
  },
};

test('a stranger\'s recurrence is known by its numbers, whatever its parameters are called', t => {
  t.deepEqual(reasonsOf(stranger, X), { dX: 'term-dropped', dU: 'term-dropped', dV: 'term-dropped' });
});

test('a sum that was overwritten in a loop forward is the last step\'s', t => {
  const own = withRandomParams(new RNN(1, 2), 3), wrong = withWrong(own, ({ dY, Y }) => {
    const dA = mul(slice(dY, [], -1), sub(1, square(slice(Y, [], -1))));
    return { dbx: sum(dA, 0), dWx: matmul(transpose(dA), slice(X, [], -1)) };
  });
  const { gradients } = gradcheck(wrong, X), text = gradients.find(({ name }) => name === 'dbx')?.diagnosis?.text;
  t.is(text, 'dbx comes from the last step alone: the sum over the steps is missing');
});

test('of a layer over sequences with two weights of the same shapes, and no recurrence, nothing of the kind', t => {
  const layers = [new Linear(1, 2, { bias: false }), new Tanh(), new Linear(2, 2, { bias: false })];
  const wrong = new WrongSequential(layers, ({ dX, grads }) => ({ dX: mul(dX, tensor([0, 0, 0, 1], [4, 1])), grads }));
  t.deepEqual(Object.values(wrong.params).map(({ shape }) => shape), [[2, 1], [2, 2]]);
  t.deepEqual(reasonsOf(wrong, X), { dX: undefined });
});
