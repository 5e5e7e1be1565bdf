import test from 'ava';
import { checkEdited, withBackward } from '../../docs/stepper/edited.ts';
import { Linear, Tanh } from '../../lib/layers/index.ts';
import { describeLayer } from '../../lib/model/index.ts';
import { Random, randn } from '../../lib/random/index.ts';
import * as operations from '../../lib/tensor/index.ts';

const random = new Random(1), X = randn([4, 2], { random }), linear = new Linear(2, 3, { random });
const backward = (db: string): string => `backward(dY, { X, W }) {
  const dW = matmul(transpose(dY), X);
  return { dX: matmul(dY, W), grads: { W: dW, b: ${db} } };
} // a comment at the end`;

test('an edited backward that is right is found right, and a wrong one is diagnosed', t => {
  t.is(checkEdited(linear, X, backward('sum(dY, 0)'), { ...operations }).verdict, 'correct');
  const report = checkEdited(linear, X, backward('mean(dY, 0)'), { ...operations });
  t.is(report.verdict, 'wrong');
  t.is(report.gradients.find(({ name }) => name === 'db')?.diagnosis?.text,
    'db is the mean over the batch, N = 4, instead of the sum');
});

test('the layer itself stays as it was, and is what `this` is', t => {
  const edited = withBackward(linear, 'backward() { return this.outFeatures; }', {}), [Y, cache] = linear.forward(X);
  t.deepEqual(edited.backward(X, {}), 3 as unknown as ReturnType<typeof edited.backward>);
  t.is(describeLayer(edited), 'Linear(2 → 3)');
  t.deepEqual(Object.keys(linear.backward(Y, cache).grads), ['W', 'b']);
  t.deepEqual(Object.keys(linear), Object.keys(new Linear(2, 3)));
});

test('code that is none, or no backward, is an error that says so', t => {
  t.throws(() => withBackward(new Tanh(), 'backward(', {}), { instanceOf: SyntaxError });
  t.throws(() => withBackward(new Tanh(), 'forward() {}', {}), { message: /^wanted a method backward\(dY, cache\)/ });
  t.throws(() => withBackward(new Tanh(), 'backward: 3', {}), { instanceOf: TypeError });
});
