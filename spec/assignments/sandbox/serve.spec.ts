import test from 'ava';
import { Served } from '../../../lib/assignments/sandbox/serve.ts';
import {
  fromWire, toWire, type WireAnswer, type WireRequest, type WireTask,
} from '../../../lib/assignments/sandbox/wire.ts';
import { Linear, MSELoss, ReLU } from '../../../lib/index.ts';
import { type Tensor, tensor, Tensor as TensorClass, toTypedArray } from '../../../lib/tensor/index.ts';

const linear: WireTask = { kind: 'layer', name: 'Linear' };
const X = toWire('X', tensor([[1, 2]])), dY = toWire('dY', tensor([[1, 1, 1]]));
const forward = { ask: 'forward', layer: 0, cache: 0, X, training: false, seed: 1 } as const;
const backward = { ask: 'backward', layer: 0, cache: 0, dY, inputGradient: true } as const;

/** The answers to some requests. */
function answers(module: object, task: WireTask, ...requests: WireRequest[]): Record<string, unknown>[] {
  const served = new Served(module as Record<string, unknown>, task);
  return requests.map(request => served.answer(request) satisfies WireAnswer as Record<string, unknown>);
}
const numbers = (wire: unknown): number[] => [...toTypedArray(fromWire('', wire))];

test('a class is made, run and run back', t => {
  const params = { W: toWire('', tensor([[1, 0], [0, 1], [1, 1]])), b: toWire('', tensor([0, 0, 1])) };
  const [made, , out, back] = answers({ Linear }, linear, { ask: 'make', layer: 1, args: [2, 3] },
    { ask: 'copy', layer: 0, of: 1, params }, forward, backward);
  t.deepEqual(Object.keys(made!['params'] as object), ['W', 'b']);
  t.deepEqual(numbers(out!['Y']), [1, 2, 4]);
  t.deepEqual(numbers(back!['dX']), [2, 2]);
  t.deepEqual(numbers((back!['grads'] as Record<string, unknown>)['W']), [1, 2, 1, 2, 1, 2]);
  t.is(back!['forwards'], 0);
});

test('a loss is a layer with a target, anew for each forward', t => {
  const task: WireTask = { kind: 'loss', name: 'MSELoss' }, make = { ask: 'make', layer: 0, args: [] } as const;
  const target = toWire('target', tensor([[1, 0]])), dL = { ...backward, dY: toWire('', tensor(1)) };
  const [, first, back, second] = answers({ MSELoss }, task, make, { ...forward, target }, dL,
    { ...forward, target: X });
  t.deepEqual(numbers(first!['Y']), [2]);
  t.deepEqual(numbers(back!['dX']), [0, 2]);
  t.deepEqual(numbers(second!['Y']), [0]);
});

test('functions are given the parameters', t => {
  const module = {
    f: ({ W }: { W: Tensor }, input: Tensor) => [input, { W }],
    b: (d: Tensor, { W }: { W: Tensor }) => ({ dX: d, grads: { W } }),
  };
  const [, , , back] = answers(module, { kind: 'functions', forward: 'f', backward: 'b' },
    { ask: 'make', layer: 1, args: [] },
    { ask: 'copy', layer: 0, of: 1, params: { W: toWire('', tensor([7])) } }, forward, backward);
  t.deepEqual(numbers((back!['grads'] as Record<string, unknown>)['W']), [7]);
});

test('an input without a gradient has none: Tensor.none, or nothing where nobody asked', t => {
  const returning = (dX: unknown): object => ({
    Linear: class {
      params = {};
      forward = (Y: Tensor): unknown => [Y, 1];
      backward = (): unknown => ({ dX, grads: {} });
    },
  });
  const make = { ask: 'make', layer: 0, args: [] } as const;
  t.is(answers(returning(TensorClass.none), linear, make, forward, backward)[2]!['dX'], null);
  t.is(answers(returning(undefined), linear, make, forward, { ...backward, inputGradient: false })[2]!['dX'], null);
  t.throws(() => answers(returning(undefined), linear, make, forward, backward), { message: 'dX is no tensor' });
});

test('what is missing or of another kind is said in words', t => {
  const says = (module: object, task: WireTask, ...requests: WireRequest[]): string =>
    t.throws(() => answers(module, task, ...requests)).message;
  const make = { ask: 'make', layer: 0, args: [] } as const;
  const class_ = (body: object): object => ({
    Linear: class {
      params = {};
      constructor() { Object.assign(this, body); }
    },
  });
  t.is(says({}, linear), 'the file exports no class Linear; it exports nothing');
  t.is(says({ Linaer: ReLU, x: 1 }, linear), 'the file exports no class Linear; it exports Linaer, x');
  t.is(says({ f: Linear }, { kind: 'functions', forward: 'f', backward: 'b' }),
    'the file exports no function b; it exports f');
  t.is(says(class_({}), linear, make), 'Linear has no forward and no backward');
  t.is(says(class_({ forward: () => 1 }), linear, make), 'Linear has no backward');
  t.is(says(class_({ forward: () => 1, backward: () => 1 }), linear, make, forward),
    'forward returned number; wanted [Y, cache]');
  t.is(says(class_({ forward: () => [1, 2, 3], backward: () => 1 }), linear, make, forward),
    'forward returned an array; wanted [Y, cache]');
  t.is(says(class_({ forward: () => [1, 2], backward: () => 1 }), linear, make, forward), 'Y is no tensor');
  const back = (returned: unknown): string =>
    says(class_({ forward: (Y: unknown) => [Y, 1], backward: () => returned }),
      linear, make, forward, backward);
  t.is(back({ dX: 1, dW: 2 }), 'backward returned { dX, dW }; wanted { dX, grads }');
  t.is(back({ dX: 1, grads: null }), 'backward returned { dX, grads }; wanted { dX, grads }');
  t.is(back(undefined), 'backward returned undefined; wanted { dX, grads }');
  t.is(back({ dX: tensor([1]), grads: { W: 1 } }), 'grads.W is no tensor');
  t.is(says({ Linear }, linear, { ask: 'make', layer: 0, args: [2, 3] }, backward), 'this backward had no forward');
});
