import test from 'ava';
import { copies, JudgedLayer } from '../../../lib/assignments/judge/judged-layer.ts';
import { ALLOWANCE, widened } from '../../../lib/assignments/judge/widened.ts';
import {
  assign, cast, errorBound, type Layer, Linear, mul, randn, Random, tensor, Tensor, toTypedArray, zeros,
} from '../../../lib/index.ts';

const X = tensor([[1, 2, 3], [4, 5, 6]]), dY = tensor([[1, 0], [0, 1]]);

/** Another output and other gradients than a linear layer's, and it overwrites all that it is given. */
class Hostile extends Linear {
  override forward(input: Tensor): ReturnType<Linear['forward']> {
    const [Y, cache] = super.forward(mul(input, 1));
    for (const one of [input, this.params.W, this.params.b!]) assign(one, zeros(one.shape));
    return [mul(Y, 7), cache];
  }

  override backward(upstream: Tensor): ReturnType<Linear['backward']> {
    assign(upstream, zeros(upstream.shape));
    return { dX: zeros([2, 3]), grads: { W: zeros([2, 3]), b: tensor([5, 5]) } };
  }
}
const judged = (): { layer: JudgedLayer; reference: Linear } => {
  const reference = new Linear(3, 2), params = copies(reference.params);
  const own = Object.assign(new Hostile(3, 2), { params });
  return { layer: new JudgedLayer(own, reference, []), reference };
};

test('in float64, the output is the reference\'s and backward the attempt\'s', t => {
  const { layer, reference } = judged(), [Y, cache] = layer.forward(X);
  t.deepEqual(Y, reference.forward(X)[0]);
  t.deepEqual(layer.backward(dY, cache).grads['b'], tensor([5, 5]));
});

test('in any other arithmetic, both are the reference\'s, and bounds are widened', t => {
  const { layer, reference } = judged(), bounded = cast<Layer>(layer, 'bounded'),
    plain = cast<Layer>(reference, 'bounded');
  const [Y, cache] = bounded.forward(cast(X, 'bounded')), [, kept] = plain.forward(cast(X, 'bounded'));
  t.is(Y.dtype, 'bounded');
  const dW = bounded.backward(cast(dY, 'bounded'), cache).grads['W']!;
  const right = plain.backward(cast(dY, 'bounded'), kept).grads['W']!;
  t.deepEqual(toTypedArray(cast(dW, 'float64')), toTypedArray(cast(right, 'float64')));
  const bounds = toTypedArray(errorBound(right));
  t.deepEqual([...toTypedArray(errorBound(dW))], [...bounds].map(e => ALLOWANCE * e));
});

test('what the attempt overwrites is nobody else\'s', t => {
  const { layer, reference } = judged();
  const numbers = (): number[][] => [X, dY, ...Object.values(reference.params)].map(one => [...toTypedArray(one)]);
  const before = numbers();
  const other = layer.withParams({ W: mul(reference.params.W, 2), b: reference.params.b! });
  for (const one of [layer, other]) {
    const [, cache] = one.forward(X);
    one.backward(dY, cache);
  }
  t.deepEqual(numbers(), before);
});

test('other parameters reach both, the attempt in float64 alone', t => {
  const random = new Random(1), W = randn([2, 3], { random }), b = randn([2], { random });
  const layer = new JudgedLayer(new Linear(3, 2), new Linear(3, 2), []).withParams({ W, b });
  const right = Object.assign(new Linear(3, 2), { params: { W, b } }),
    [Y, cache] = layer.forward(X), [, kept] = right.forward(X);
  t.deepEqual(Y, right.forward(X)[0]);
  t.deepEqual(layer.backward(dY, cache).dX, right.backward(dY, kept).dX);
});

test('it goes by the reference\'s name', t => {
  t.is(String(judged().layer), 'Linear(3 → 2)');
});

test('widening is for bounds, and changes nothing else', t => {
  const g = cast(tensor([1, 2]), 'bounded'), before = [...toTypedArray(errorBound(g))];
  t.is(widened(X), X);
  t.is(widened(Tensor.none), Tensor.none);
  widened(g);
  t.deepEqual([...toTypedArray(errorBound(g))], before);
});
