import test from 'ava';
import fc from 'fast-check';
import { RMSprop, type RMSpropOptions, tensor, toArray, zeros } from '../../lib/index.ts';
import { holds } from '../support/property.ts';
import { resumes } from '../support/resumes.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'rmsprop', new RMSprop({ lr: 0.01, alpha: 0.95 })); });

/** One weight's way, line by line as in PyTorch's documentation. */
function way(gradients: readonly number[], options: Required<RMSpropOptions>): number {
  const { lr, alpha, eps, weightDecay, momentum, centered } = options;
  let w = 1, v = 0, average = 0, buffer = 0;
  for (const gradient of gradients) {
    const g = gradient + weightDecay * w;
    v = alpha * v + (1 - alpha) * g * g;
    average = alpha * average + (1 - alpha) * g;
    const u = g / (Math.sqrt(Math.max(0, centered ? v - average * average : v)) + eps);
    buffer = momentum * buffer + u;
    w -= lr * (momentum > 0 ? buffer : u);
  }
  return w;
}

test('does what PyTorch\'s documentation says, whatever the options', t => {
  const settings = fc.record({
    lr: fc.constantFrom(0.01, 0.5), alpha: fc.constantFrom(0.5, 0.99), eps: fc.constantFrom(1e-8, 0.1),
    weightDecay: fc.constantFrom(0, 0.1), momentum: fc.constantFrom(0, 0.9), centered: fc.boolean(),
  });
  const sixteenths = fc.integer({ min: -24, max: 23 }).map(k => (2 * k + 1) / 16);
  holds(t, fc.property(settings, fc.array(sixteenths, { minLength: 1, maxLength: 6 }), (options, gradients) => {
    const params = { W: tensor([1]) }, optimizer = new RMSprop(options), wanted = way(gradients, options);
    for (const g of gradients) optimizer.step(params, { W: tensor([g]) });
    return Math.abs((toArray(params.W) as number[])[0]! - wanted) <= 1e-10 * Math.max(1, Math.abs(wanted));
  }), 100);
});

test('the first step is lr/√(1 − alpha) in the direction of the sign, whatever the gradient\'s size', t => {
  const params = { W: zeros([3]) };
  new RMSprop({ lr: 0.5, alpha: 0.75, eps: 0 }).step(params, { W: tensor([1e-6, -1, 1e6]) });
  t.deepEqual((toArray(params.W) as number[]).map(w => Math.round(w * 1e12) / 1e12), [-1, 1, -1]);
});

test('a variance that rounding brings below 0 is 0', t => {
  const params = { W: tensor([0]) }, optimizer = new RMSprop({ centered: true, alpha: 0.1, eps: 1 });
  for (let step = 0; step < 50; step++) optimizer.step(params, { W: tensor([0.1]) });
  t.true(Number.isFinite((toArray(params.W) as number[])[0]));
});

test('remembers no more than it needs', t => {
  const slots = (options: RMSpropOptions): string[] => {
    const optimizer = new RMSprop(options);
    optimizer.step({ W: zeros([1]) }, { W: zeros([1]) });
    return Object.keys(optimizer.state().slots);
  };
  t.deepEqual([{}, { centered: true }, { momentum: 0.9 }, { centered: true, momentum: 0.9 }].map(slots),
    [['v'], ['v', 'm'], ['v', 'velocity'], ['v', 'm', 'velocity']]);
});

test('goes on from a saved state as if it had not stopped', t => {
  resumes(t, () => new RMSprop({ momentum: 0.9, centered: true }));
});

test('says what came and what was wanted', t => {
  t.throws(() => { new RMSprop().step({ W: zeros([1]) }, {} as never); },
    { message: 'RMSprop: no gradient for parameter W' });
  t.throws(() => new RMSprop({ alpha: 1 }), { message: 'RMSprop: alpha is 1; wanted a number in [0, 1)' });
  for (const name of ['lr', 'eps', 'weightDecay', 'momentum']) {
    t.throws(() => new RMSprop({ [name]: -1 }), { message: `RMSprop: ${name} is -1; wanted a number ≥ 0` });
  }
  t.throws(() => new RMSprop({ rho: 1 } as never), {
    message: 'RMSprop: unknown option \'rho\'; there is lr, alpha, eps, weightDecay, momentum, centered',
  });
});
