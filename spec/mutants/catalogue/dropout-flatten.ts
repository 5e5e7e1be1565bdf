import {
  type Backward, div, Dropout, type DropoutCache, Flatten, type FlattenCache, type Forward, type ForwardOptions,
  greater, greaterEqual, mul, type NoParams, Random, reshape, type Shape, type Tensor, transpose, uniform, where,
} from '../../../lib/index.ts';
import { input, wrong } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

const p = 0.25, training = true, dropout = (): Dropout => new Dropout(p);

/** Draws its seeds from somewhere else. */
class Draws extends Dropout {
  readonly draw: () => number;

  constructor(draw: () => number) {
    super(p);
    this.draw = draw;
  }

  override forward(X: Tensor, options?: ForwardOptions): Forward<DropoutCache> {
    return super.forward(X, { ...options, seed: this.draw() });
  }
}

/** Counts its calls, so that each has another mask. */
class Counts extends Dropout {
  calls = 0;

  override forward(X: Tensor, { training = false }: ForwardOptions = {}): Forward<DropoutCache> {
    return super.forward(X, { training, seed: this.calls++ });
  }
}

const stream = new Random(1);

const dropoutChanges: readonly Change[] = [
  {
    name: 'The survivors are not divided by 1 − p in backward', training,
    layer: () => wrong(dropout(), (dY, { mask }) => where(mask!, dY, 0)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'The survivors are divided by p in backward', training,
    layer: () => wrong(dropout(), (dY, { mask }) => where(mask!, div(dY, p), 0)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'In inference, where nothing was dropped, backward divides by 1 − p all the same',
    layer: () => wrong(dropout(), dY => div(dY, 1 - p)),
    gradient: 'dX', expected: 'constant-factor',
  },
  {
    name: 'Backward draws another mask', training,
    layer: () => wrong(dropout(), dY =>
      where(greaterEqual(uniform(dY.shape, { random: new Random(12) }), p), div(dY, 1 - p), 0)),
    gradient: 'dX', expected: 'wrong-mask',
  },
  {
    name: 'The mask is taken from dY', training,
    layer: () => wrong(dropout(), dY => where(greater(dY, 0), div(dY, 1 - p), 0)),
    gradient: 'dX', expected: 'mask-from-wrong-tensor',
  },
  {
    name: 'dX is dY', training,
    layer: () => wrong(dropout(), dY => dY),
    gradient: 'dX', expected: 'activation-derivative-missing',
  },
  {
    name: 'The mask is drawn from Math.random', training,
    layer: () => new Draws(() => Math.floor(Math.random() * 2 ** 32)),
    gradient: 'contract', expected: 'seeded',
  },
  {
    name: 'The mask is drawn from one stream for the whole program', training,
    layer: () => new Draws(() => stream.integer(0, 2 ** 32)),
    gradient: 'contract', expected: 'seeded',
  },
  {
    name: 'The mask depends on how often the layer was called', training,
    layer: () => new Counts(p),
    gradient: 'contract', expected: 'pure',
  },
];

/** Keeps the shape in a field. */
class KeepsShape extends Flatten {
  shape: Shape = [];

  override forward(X: Tensor): Forward<FlattenCache> {
    this.shape = X.shape;
    return super.forward(X);
  }

  override backward(dY: Tensor): Backward<NoParams> {
    return super.backward(dY, this);
  }
}

const flattenChanges: readonly Change[] = [
  {
    name: 'dX is dY, flat as it is',
    layer: () => wrong(new Flatten(), dY => dY),
    gradient: 'dX', expected: 'wrong-shape',
  },
  {
    name: 'dX has the lengths the other way round',
    layer: () => wrong(new Flatten(), (dY, { shape }) => reshape(dY, [...shape].reverse())),
    gradient: 'dX', expected: 'wrong-shape',
  },
  {
    name: 'dX is taken for columns and transposed back',
    layer: () => wrong(new Flatten(), (dY, { shape: [N, H, W] }) => transpose(reshape(dY, [N!, W!, H!]))),
    gradient: 'dX', expected: 'transposed',
  },
  {
    name: 'dX is zero',
    layer: () => wrong(new Flatten(), (_, { X }) => mul(X, 0)),
    gradient: 'dX', expected: 'forgotten',
  },
  {
    name: 'The shape is kept in the layer, and the next batch has another one',
    layer: () => new KeepsShape(),
    gradient: 'contract', expected: 'pure',
  },
];

export const dropoutFlattenMutants = [
  ...mutantsOf('Dropout', dropout, () => input([4, 3]), dropoutChanges),
  ...mutantsOf('Flatten', () => new Flatten(), () => input([2, 3, 4]), flattenChanges),
];
