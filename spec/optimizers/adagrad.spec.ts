import test from 'ava';
import fc from 'fast-check';
import { Adagrad, type AdagradOptions, tensor, toArray, zeros } from '../../lib/index.ts';
import { holds } from '../support/property.ts';
import { resumes } from '../support/resumes.ts';
import { optimizerAgrees } from '../support/torch-reference.ts';

test('agrees with PyTorch', t => { optimizerAgrees(t, 'adagrad', new Adagrad({ lr: 0.05 })); });

/** One weight's way, line by line as in PyTorch's documentation. */
function way(gradients: readonly number[], options: Required<AdagradOptions>): number {
  const { lr, lrDecay, weightDecay, initialAccumulator, eps } = options;
  let w = 1, sum = initialAccumulator;
  gradients.forEach((gradient, before) => {
    const g = gradient + weightDecay * w;
    sum += g * g;
    w -= lr / (1 + before * lrDecay) * g / (Math.sqrt(sum) + eps);
  });
  return w;
}

test('does what PyTorch\'s documentation says, whatever the options', t => {
  const settings = fc.record({
    lr: fc.constantFrom(0.01, 0.5), lrDecay: fc.constantFrom(0, 0.25), weightDecay: fc.constantFrom(0, 0.1),
    initialAccumulator: fc.constantFrom(0, 0.5), eps: fc.constantFrom(1e-10, 0.1),
  });
  const sixteenths = fc.integer({ min: -24, max: 23 }).map(k => (2 * k + 1) / 16);
  holds(t, fc.property(settings, fc.array(sixteenths, { minLength: 1, maxLength: 6 }), (options, gradients) => {
    const params = { W: tensor([1]) }, optimizer = new Adagrad(options), wanted = way(gradients, options);
    for (const g of gradients) optimizer.step(params, { W: tensor([g]) });
    return Math.abs((toArray(params.W) as number[])[0]! - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
  }), 100);
});

test('steps shorten as 1/√t where the gradient stays', t => {
  const params = { W: tensor([0]) }, optimizer = new Adagrad({ lr: 1, eps: 0 }), seen: number[] = [];
  for (let step = 0; step < 4; step++) {
    const [before] = toArray(params.W) as [number];
    optimizer.step(params, { W: tensor([3]) });
    seen.push(before - (toArray(params.W) as [number])[0]);
  }
  seen.forEach((length, before) => { t.true(Math.abs(length - 1 / Math.sqrt(before + 1)) < 1e-15); });
});

test('goes on from a saved state as if it had not stopped, the decay of the rate included', t => {
  resumes(t, () => new Adagrad({ lrDecay: 0.5, initialAccumulator: 0.25 }));
});

test('says what came and what was wanted', t => {
  t.throws(() => { new Adagrad().step({ W: zeros([1]) }, {} as never); },
    { message: 'Adagrad: no gradient for parameter W' });
  for (const name of ['lr', 'lrDecay', 'weightDecay', 'initialAccumulator', 'eps']) {
    t.throws(() => new Adagrad({ [name]: -1 }), { message: `Adagrad: ${name} is -1; wanted a number ≥ 0` });
  }
  t.throws(() => new Adagrad({ momentum: 1 } as never), {
    message: 'Adagrad: unknown option \'momentum\'; there is lr, lrDecay, weightDecay, initialAccumulator, eps',
  });
});
