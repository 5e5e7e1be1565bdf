import test from 'ava';
import { gradcheck, MSELoss, ReLU, type Tensor, tensor } from '../../lib/index.ts';

const X = tensor([1, 2]), check = gradcheck as (...args: unknown[]) => unknown;

test('what has no forward and backward is refused by name', t => {
  const message = (what: string): { message: string } =>
    ({ message: `gradcheck: ${what} has no forward and backward` });
  t.throws(() => check(null, X), message('null'));
  t.throws(() => check(ReLU, X), message('the function ReLU'));
  t.throws(() => check({ forward: (X: Tensor) => X }, X), message('an object of class Object'));
});

test('a loss without a target, or functions without parameters, are told what is missing', t => {
  const message = 'gradcheck: an object of class MSELoss has no params. A loss comes with its target, '
    + 'gradcheck(loss, Y, target); functions with their parameters, gradcheck({ forward, backward }, params, X)';
  t.throws(() => check(new MSELoss(), X), { message });
  t.throws(() => check({ forward: () => 0, backward: () => 0 }, X), { message: /object of class Object has no params/ });
});

test('an input that is no tensor is refused', t => {
  t.throws(() => check(new ReLU(), [1, 2]), { message: /^gradcheck: expected a tensor, got/ });
  t.throws(() => check({ forward: () => 0, backward: () => 0 }, {}, [1]), { message: /expected a tensor/ });
});
