import test from 'ava';
import {
  add, type Backward, type BackwardOptions, type ContractFinding, gradcheck, Linear, type LinearCache,
  type LinearParams, mul, randn, Random, Sequential, Tanh, type Tensor,
} from '../../lib/index.ts';

const X = randn([4, 3], { random: new Random(1) });
const broken = (layer: Linear | Sequential): readonly ContractFinding[] =>
  gradcheck(layer, X).contract.filter(({ kept }) => !kept);

/** A Linear whose gradients are changed where dX is not asked for. */
function without(change: (back: Backward<LinearParams>) => Backward<LinearParams>): Linear {
  return new class extends Linear {
    override backward(dY: Tensor, cache: LinearCache, options: BackwardOptions = {}): Backward<LinearParams> {
      const back = super.backward(dY, cache, options);
      return options.inputGradient === false ? change(back) : back;
    }
  }(3, 2);
}

test('the gradients of the parameters are the same without the input\'s', t => {
  const [law, ...others] = broken(without(({ dX, grads }) => ({ dX, grads: { ...grads, b: mul(grads.b!, 2) } })));
  t.deepEqual([law!.law, law!.problem, others],
    ['shapes', 'with inputGradient: false, the gradients of the parameters differ: b', []]);
});

test('none is missing then', t => {
  const [law] = broken(without(({ dX, grads: { W } }) => ({ dX, grads: { W } })));
  t.is(law!.problem, 'with inputGradient: false, the gradients of the parameters differ: 1 tensors instead of 2');
});

test('dX itself may be anything then', t => {
  t.deepEqual(broken(without(({ grads }) => ({ dX: X, grads }))), []);
  t.deepEqual(broken(new Sequential(new Tanh(), new Linear(3, 2))), []);
});

test('gradients that are others at every call are not laid to this option', t => {
  let calls = 0;
  const counts = new class extends Linear {
    override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
      const { dX, grads } = super.backward(dY, cache);
      return { dX, grads: { ...grads, b: add(grads.b!, calls++) } };
    }
  }(3, 2);
  t.false(broken(counts).some(({ problem }) => problem!.includes('inputGradient')));
});

const map = new Map<unknown, unknown>(), set = new Set<unknown>(), array: unknown[] = [];
const ways: readonly (readonly [what: string, kept: object, keep: (Y: Tensor) => unknown])[] = [
  ['a Map', map, Y => map.set(map.size, Y)], ['a Set', set, Y => set.add(Y)], ['an array', array, Y => array.push(Y)],
];
for (const [what, kept, keep] of ways) {
  test(`what forward keeps in ${what} is seen`, t => {
    const keeps = new class extends Linear {
      readonly kept = kept;
      override forward(input: Tensor): ReturnType<Linear['forward']> {
        const [Y, cache] = super.forward(input);
        keep(Y);
        return [Y, cache];
      }
    }(3, 2);
    t.deepEqual(broken(keeps).map(({ law, problem }) => [law, problem]),
      [['pure', 'forward kept something in the layer']]);
  });
}
