import test from 'ava';
import { Traces } from '../../../lib/assignments/sandbox/traces.ts';
import { fromWire } from '../../../lib/assignments/sandbox/wire.ts';
import type { Layer } from '../../../lib/model/layer.ts';
import { assign, mul, type Tensor, tensor, toTypedArray } from '../../../lib/tensor/index.ts';

const traces = new Traces();

/** A layer that does something in forward. */
const layerThat = (does: (X: Tensor) => void): Layer => ({
  params: {},
  forward: X => { does(X); return [mul(X, 1), {}]; },
  backward: dY => ({ dX: dY, grads: {} }),
});

test('what is overwritten is told with what is there now, and nothing else is', t => {
  const X = tensor([1, 2]), W = tensor([3]), layer = layerThat(input => { assign(input, tensor([5, -0])); });
  const seen = traces.begin({ X, 'params.W': W }, layer);
  layer.forward(X);
  const { written } = seen.end({});
  t.deepEqual(Object.keys(written), ['X']);
  t.deepEqual([...toTypedArray(fromWire('X', written['X']))], [5, -0]);
});

test('a zero that becomes −0 is overwritten', t => {
  const X = tensor([0]), layer = layerThat(input => { assign(input, tensor([-0])); });
  const seen = traces.begin({ X }, layer);
  layer.forward(X);
  t.deepEqual(Object.keys(seen.end({}).written), ['X']);
});

test('Math.random is seen, and still gives numbers between 0 and 1', t => {
  const drawn: number[] = [], layer = layerThat(() => drawn.push(Math.random()));
  const seen = traces.begin({}, layer);
  t.false(seen.end({}).random);
  layer.forward(tensor([1]));
  t.true(seen.end({}).random);
  t.true(drawn[0]! >= 0 && drawn[0]! < 1);
  t.false(traces.begin({}, layer).end({}).random, 'the next run begins anew');
});

test('tensors of a cache have one number each, equal for equal bits', t => {
  const seen = traces.begin({}, layerThat(() => { /* nothing */ }));
  const of = (values: number[]): Readonly<Record<string, number>> => seen.end({ X: tensor(values), n: 3 }).cached;
  t.deepEqual(Object.keys(of([1])), ['X']);
  t.deepEqual(of([1, 0]), of([1, 0]));
  t.notDeepEqual(of([1, 0]), of([1, -0]));
});

test('what a layer keeps in its fields changes their number', t => {
  class Keeps {
    params = {};
    last: unknown = null;
    forward(X: Tensor): readonly [Tensor, object] { this.last = X; return [X, {}]; }
    backward(dY: Tensor): { dX: Tensor; grads: object } { return { dX: dY, grads: {} }; }
  }
  const layer = new Keeps() as unknown as Layer, before = traces.begin({}, layer).end({}).kept;
  layer.forward(tensor([1]));
  const after = traces.begin({}, layer).end({}).kept;
  t.not(after, before);
  layer.forward(tensor([1]));
  t.is(traces.begin({}, layer).end({}).kept, after);
});

test('calls of forward are counted, by whichever way backward reaches it', t => {
  class Own {
    params = {};
    forward(X: Tensor): readonly [Tensor, object] { return [X, {}]; }
  }
  class Calls extends Own {
    backward(dY: Tensor): { dX: Tensor; grads: object } {
      this.forward(dY);
      super.forward(dY);
      Own.prototype.forward.call(this, dY);
      return { dX: dY, grads: {} };
    }
  }
  const layer = new Calls() as unknown as Layer, seen = traces.begin({}, layer);
  t.is(seen.forwards, 0);
  layer.backward(tensor([1]), {});
  t.is(seen.forwards, 3);
  t.is(traces.begin({}, layer).forwards, 0);
  const other = traces.begin({}, new Calls() as unknown as Layer);
  layer.backward(tensor([1]), {});
  t.is(other.forwards, 3, 'the class is wrapped once');
});
