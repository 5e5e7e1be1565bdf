import {
  assign, type Backward, copy, ELU, exp, expm1, type Forward, greater, greaterEqual, LeakyReLU, minimum, mul,
  type NoParams, ReLU, type ReLUCache, type Tensor, where,
} from '../../../lib/index.ts';
import { input, onesLike, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

/** Rectifies its input in place. */
class Overwrites extends ReLU {
  override forward(X: Tensor): Forward<ReLUCache> {
    const [Y, cache] = super.forward(X);
    assign(X, Y);
    return [Y, cache];
  }
}

/** Rectifies the upstream gradient in place. */
class OverwritesUpstream extends ReLU {
  override backward(dY: Tensor, cache: ReLUCache): Backward<NoParams> {
    assign(dY, super.backward(dY, cache).dX);
    return { dX: dY, grads: {} };
  }
}

const relu: readonly Change[] = [
  {
    name: 'The mask is taken from dY',
    layer: () => wrong(new ReLU(), dY => where(greater(dY, 0), dY, 0)),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'The mask is taken from dY as well as from X',
    layer: () => wrong(new ReLU(), (dY, { mask }) => where(mask, where(greater(dY, 0), dY, 0), 0)),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'The mask is Y ≥ 0, which holds everywhere',
    layer: () => wrong(new ReLU(), (dY, { Y }) => where(greaterEqual(Y, 0), dY, 0)),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'dX is the mask',
    layer: () => wrong(new ReLU(), (_, { mask }) => where(mask, 1, 0)),
    gradient: 'dX', expected: 'upstream-ignored',
  },
  {
    name: 'The mask is the wrong way round',
    layer: () => wrong(new ReLU(), (dY, { mask }) => where(mask, 0, dY)),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'X is rectified in place',
    layer: () => new Overwrites(),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'dY is rectified in place',
    layer: () => new OverwritesUpstream(),
    gradient: 'contract', expected: 'pure',
  },
];

const a = 0.2, leaky = (): LeakyReLU => new LeakyReLU(a);

const leakyRelu: readonly Change[] = [
  {
    name: 'dX is 0 on the left, as for ReLU',
    layer: () => wrong(leaky(), (dY, { mask }) => where(mask, dY, 0)),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is dY',
    layer: () => wrong(leaky(), dY => dY),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The mask is taken from dY',
    layer: () => wrong(leaky(), dY => where(greater(dY, 0), dY, mul(a, dY))),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'dX is the slope',
    layer: () => wrong(leaky(), (dY, { mask }) => mul(onesLike(dY), where(mask, onesLike(dY), a))),
    gradient: 'dX', expected: 'upstream-ignored',
  },
];

const alpha = 2, elu = (): ELU => new ELU(alpha);

const eluChanges: readonly Change[] = [
  {
    name: 'The slope is taken at the output',
    layer: () => wrong(elu(), (dY, { Y }) => where(greater(Y, 0), dY, mul(dY, mul(alpha, exp(minimum(Y, 0)))))),
    gradient: 'dX', expected: 'derivative-at-output',
  },
  {
    name: 'The slope on the left is Y, for Y + α',
    layer: () => wrong(elu(), (dY, { X }) => where(greater(X, 0), dY, mul(dY, mul(alpha, expm1(minimum(X, 0)))))),
    gradient: 'dX', expected: 'term-dropped',
  },
  {
    name: 'dX is dY',
    layer: () => wrong(elu(), dY => copy(dY)),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'Which slope it is depends on dY',
    layer: () => wrong(elu(), (dY, { X }) => where(greater(dY, 0), dY, mul(dY, mul(alpha, exp(minimum(X, 0)))))),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'The slope on the left is without α',
    layer: () => wrong(elu(), (dY, { X }) => where(greater(X, 0), dY, mul(dY, exp(minimum(X, 0))))),
    gradient: 'dX', expected: 'none', because: 'a factor is missing on one side only; on the other all is right',
  },
];

export const rectifierMutants = [
  ...mutantsOf('ReLU', () => new ReLU(), () => input([4, 3]), relu),
  ...mutantsOf('LeakyReLU', leaky, () => input([4, 3]), leakyRelu),
  ...mutantsOf('ELU', elu, () => input([4, 3]), eluChanges),
];
