import test from 'ava';
import { Remote } from '../../../lib/assignments/sandbox/remote-layer.ts';
import { Served } from '../../../lib/assignments/sandbox/serve.ts';
import type { WireRequest, WireTask } from '../../../lib/assignments/sandbox/wire.ts';
import { contract } from '../../../lib/gradcheck/contract.ts';
import {
  add, assign, Dropout, type Layer, Linear, mul, randn, Random, ReLU, Sequential, type Tensor, tensor,
  withParams, zeros,
} from '../../../lib/index.ts';

/** A class in another process, but for the process: nothing but texts crosses. */
function remoteOf(Class: new (...args: never[]) => Layer): Remote {
  const task: WireTask = { kind: 'layer', name: 'Subject' }, served = new Served({ Subject: Class }, task);
  return new Remote(request => {
    try {
      return JSON.parse(JSON.stringify(served.answer(JSON.parse(JSON.stringify(request)) as WireRequest))) as unknown;
    } catch (error) {
      return { error: (error as Error).message };
    }
  });
}

class OverwritesX extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const result = super.forward(mul(X, 1));
    assign(X, zeros(X.shape));
    return result;
  }
}
class OverwritesW extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const result = super.forward(X);
    assign(this.params.W, mul(this.params.W, 2));
    return result;
  }
}
class OverwritesDY extends Linear {
  override backward(...args: Parameters<Linear['backward']>): ReturnType<Linear['backward']> {
    const result = super.backward(...args);
    assign(args[0], zeros(args[0].shape));
    return result;
  }
}
class OverwritesCache extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const [Y, cache] = super.forward(X);
    return [Y, { ...cache, X: mul(cache.X, 1) }];
  }

  override backward(...args: Parameters<Linear['backward']>): ReturnType<Linear['backward']> {
    const result = super.backward(...args);
    assign(args[1].X, zeros(args[1].X.shape));
    return result;
  }
}
class Keeps extends Linear {
  last: Tensor | undefined;
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    this.last = X;
    return super.forward(X);
  }
}
class KeepsPrivately extends ReLU {
  #last: Tensor = tensor([0]);
  override forward(X: Tensor): ReturnType<ReLU['forward']> {
    this.#last = X;
    return super.forward(X);
  }

  override backward(dY: Tensor): ReturnType<ReLU['backward']> {
    return super.backward(dY, super.forward(this.#last)[1]);
  }

  withParams(): this { return this; }
}
class DrawsFromMathRandom extends Linear {
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    const [Y, cache] = super.forward(X);
    return [add(Y, Math.floor(Math.random())), cache];
  }
}
class OldParams extends Linear {
  override forward = (X: Tensor): ReturnType<Linear['forward']> => super.forward.call(this, X);
}
class NoCopies extends Linear {
  #own = 1;
  override forward(X: Tensor): ReturnType<Linear['forward']> {
    return super.forward(mul(X, this.#own));
  }
}

/** The laws that a layer breaks here, each with what is said. */
function broken(layer: Layer): string[] {
  const X = tensor([[0.5, -1, 2], [1.5, 0.25, -0.75]]);
  return contract.flatMap(({ name, check }) => {
    try {
      check({ layer, X: mul(X, 1), seed: 5, training: true });
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  });
}

const classes = {
  'right': Linear, 'X overwritten': OverwritesX, 'a parameter overwritten': OverwritesW, 'dY overwritten': OverwritesDY,
  'the cache overwritten': OverwritesCache, 'something kept': Keeps, 'Math.random': DrawsFromMathRandom,
  'arrow functions': OldParams, 'a private field that no copy has': NoCopies,
} as const;

for (const [what, Class] of Object.entries(classes)) {
  test(`the laws say over the wire what they say here: ${what}`, t => {
    const random = (): Random => new Random(1);
    const draw = (shape: number[]): Tensor => randn(shape, { random: random() });
    const fresh = (): Linear['params'] => ({ W: draw([2, 3]), b: draw([2]) });
    const here = broken(withParams(new Class(3, 2), fresh()));
    t.deepEqual(broken(remoteOf(Class as never).make([3, 2]).withParams(fresh())).map(lawOf), here.map(lawOf));
    t.is(here.length === 0, what === 'right');
  });
}

function lawOf(sentence: string): string {
  return sentence.replace(/:.*$/, '');
}

test('what is kept in a private field of a class that copies itself is found by what it does', t => {
  const laws = (layer: Layer): string[] => broken(layer).map(lawOf);
  t.deepEqual(laws(remoteOf(KeepsPrivately).make([])), laws(new KeepsPrivately()));
  t.true(laws(new KeepsPrivately()).includes('cache'));
});

test('a seed and training reach the layer', t => {
  const remote = remoteOf(class extends Dropout { constructor() { super(0.5); } }).make([]),
    X = tensor([1, 1, 1, 1, 1, 1]);
  const options = { training: true, seed: 4 };
  t.deepEqual(remote.forward(X, options)[0], new Dropout(0.5).forward(X, options)[0]);
  t.deepEqual(remote.forward(X)[0], X);
});

test('two forwards in flight have caches of their own, and a layer may stand twice in a network', t => {
  const layer = remoteOf(ReLU).make([]), X = tensor([-1, 2]), [, first] = layer.forward(X);
  layer.forward(mul(X, -1));
  t.deepEqual(layer.backward(tensor([1, 1]), first).dX, tensor([0, 1]));
  const twice = new Sequential(layer, layer), [, cache] = twice.forward(X);
  t.deepEqual(twice.backward(tensor([1, 1]), cache).dX, tensor([0, 1]));
  t.throws(() => layer.backward(X, {}), { message: 'backward was given a cache that no forward made' });
});

test('calls of forward within one backward are counted', t => {
  const remote = remoteOf(class extends ReLU {
    override backward(dY: Tensor): ReturnType<ReLU['backward']> {
      for (let n = 0; n < 5; n++) this.forward(dY);
      return { dX: dY, grads: {} };
    }
  });
  const layer = remote.make([]), [, cache] = layer.forward(tensor([1]));
  t.is(remote.forwardsInBackward, 0);
  layer.backward(tensor([1]), cache);
  t.is(remote.forwardsInBackward, 5);
});

test('an error over there is an error here, and so is what is no answer', t => {
  const says = (answer: unknown): string => t.throws(() => new Remote(() => answer).make([])).message;
  t.is(says({ error: 'RangeError: too far' }), 'RangeError: too far');
  t.is(says({ error: 'x'.repeat(5000) }).length, 2000);
  t.is(says({ error: { toString: 1 } }), 'it failed');
  t.is(says(null), 'its answer is not readable');
  t.is(says('Y'), 'its answer is not readable');
  t.is(says({}), 'params. are no tensors');
  t.is(says({ params: { W: 1 } }), 'params.W is no tensor');
});

test('lies about what was written reach operands of that name and shape, and nothing else', t => {
  const bytes = { shape: [1], data: 'AAAAAAAA8D8=' };       // the number 1
  const written = { ['__proto__']: bytes, 'constructor': bytes, 'params.toString': bytes, 'Z': bytes, 'X': bytes };
  const traces = { written, cached: { ['__proto__']: 1, a: 'b' }, kept: {}, random: 1 };
  const answers: object[] = [{ params: {} }, { Y: bytes, traces }];
  const layer = new Remote(() => answers.shift()).make([]), X = tensor([5]), large = tensor([5, 5]);
  const [, cache] = layer.forward(X);
  t.deepEqual(X, tensor([1]));
  t.deepEqual([Object.keys(cache), layer.kept], [['__proto__'], 0]);
  answers.push({ Y: bytes, traces: { written, cached: null, kept: 1, random: false } });
  layer.forward(large);
  t.deepEqual(large, tensor([5, 5]));
  t.is(({} as Record<string, unknown>)['shape'], undefined);
});

test('that Math.random was called over there is heard of here', t => {
  const Y = { shape: [1], data: 'AAAAAAAA8D8=' }, { random } = Math, calls: number[] = [];
  const answer = (drawn: boolean): object => ({ Y, params: {}, traces: { written: {}, random: drawn } });
  Math.random = () => calls.push(1);
  try {
    new Remote(() => answer(false)).make([]).forward(tensor([1]));
    t.is(calls.length, 0);
    new Remote(() => answer(true)).make([]).forward(tensor([1]));
    t.is(calls.length, 1);
  } finally {
    Math.random = random;
  }
});
