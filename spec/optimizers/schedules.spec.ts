import test from 'ava';
import fc from 'fast-check';
import { cosineDecay, type Schedule, stepDecay, warmUp } from '../../lib/index.ts';
import { holds } from '../support/property.ts';

const first = (count: number, schedule: Schedule): number[] => Array.from({ length: count }, (_, t) => schedule(t));

/** What rounding may do in a chain of so many multiplications. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-13 * Math.max(Math.abs(a), Math.abs(b), 1e-3);

const rates = fc.constantFrom(0.001, 0.1, 3), counts = fc.integer({ min: 1, max: 12 });

// PyTorch's schedulers compute each rate from the one before. These are their formulas.

test('stepDecay is PyTorch\'s StepLR', t => {
  holds(t, fc.property(rates, counts, fc.constantFrom(0.1, 0.5, 1), (lr, stepSize, gamma) => {
    const schedule = stepDecay({ lr, stepSize, gamma });
    let rate = lr;
    return first(30, schedule).every((ours, step) => {
      if (step > 0 && step % stepSize === 0) rate *= gamma;
      return near(ours, rate);
    });
  }), 50);
});

test('cosineDecay is PyTorch\'s CosineAnnealingLR until it has come down, and stays there', t => {
  holds(t, fc.property(rates, counts, fc.constantFrom(0, 0.0005), (lr, steps, minimum) => {
    const schedule = cosineDecay({ lr, steps, minimum });
    const wave = (step: number): number => 1 + Math.cos(Math.PI * step / steps);
    let rate = lr;
    const alike = first(steps + 1, schedule).every((ours, step) => {
      if (step > 0) rate = wave(step) / wave(step - 1) * (rate - minimum) + minimum;
      return near(ours, rate);
    });
    return alike && near(schedule(steps), minimum) && schedule(steps + 7) === schedule(steps);
  }), 50);
});

test('warmUp is PyTorch\'s LinearLR from 1/(steps + 1) on', t => {
  holds(t, fc.property(rates, counts, (lr, steps) => {
    const schedule = warmUp({ steps, then: lr }), start = 1 / (steps + 1);
    let rate = lr * start;
    return first(steps + 3, schedule).every((ours, step) => {
      if (step > 0 && step <= steps) rate *= 1 + (1 - start) / (steps * start + (step - 1) * (1 - start));
      return near(ours, rate);
    });
  }), 50);
});

test('stays for some steps, then is a tenth', t => {
  t.deepEqual(first(5, stepDecay({ lr: 1, stepSize: 2 })), [1, 1, 0.1, 0.1, 0.1 ** 2]);
});

test('comes down slowly, fast in the middle, and slowly again', t => {
  const rounded = first(6, cosineDecay({ lr: 1, steps: 4, minimum: 0.5 })).map(lr => Math.round(lr * 1e6) / 1e6);
  t.deepEqual(rounded, [1, 0.926777, 0.75, 0.573223, 0.5, 0.5]);
});

test('rises in equal steps, none of them 0, to where the next schedule begins to count', t => {
  t.deepEqual(first(5, warmUp({ steps: 3, then: 1 })), [0.25, 0.5, 0.75, 1, 1]);
  const halving = stepDecay({ lr: 3, stepSize: 2, gamma: 0.5 });
  t.deepEqual(first(6, warmUp({ steps: 2, then: halving })), [1, 2, 3, 3, 1.5, 1.5]);
  const both = warmUp({ steps: 2, then: cosineDecay({ lr: 1, steps: 2 }) });
  t.deepEqual(first(6, both).map(lr => Math.round(lr * 1e6) / 1e6), [0.333333, 0.666667, 1, 0.5, 0, 0]);
});

test('says what came and what was wanted', t => {
  t.throws(() => stepDecay({ lr: -1, stepSize: 2 }), { message: 'stepDecay: lr is -1; wanted a number ≥ 0' });
  t.throws(() => stepDecay({ lr: 1, stepSize: 0 }), { message: 'stepDecay: stepSize is 0; wanted a whole number ≥ 1' });
  t.throws(() => stepDecay({ lr: 1, stepSize: 2, gamma: NaN }),
    { message: 'stepDecay: gamma is NaN; wanted a number ≥ 0' });
  t.throws(() => cosineDecay({ lr: 1, steps: 2.5 }),
    { message: 'cosineDecay: steps is 2.5; wanted a whole number ≥ 1' });
  t.throws(() => cosineDecay({ lr: -1, steps: 2 }), { message: 'cosineDecay: lr is -1; wanted a number ≥ 0' });
  t.throws(() => cosineDecay({ lr: 1, steps: 2, minimum: -1 }),
    { message: 'cosineDecay: minimum is -1; wanted a number ≥ 0' });
  t.throws(() => warmUp({ steps: 0, then: 1 }), { message: 'warmUp: steps is 0; wanted a whole number ≥ 1' });
  t.throws(() => warmUp({ steps: 1, then: -1 }), { message: 'warmUp: then is -1; wanted a number ≥ 0' });
  t.throws(() => stepDecay({ lr: 1, step: 2 } as never), { message: /^stepDecay: unknown option 'step'; there is lr, / });
  t.throws(() => cosineDecay({ lr: 1, tMax: 2 } as never),
    { message: 'cosineDecay: unknown option \'tMax\'; there is lr, steps, minimum' });
  t.throws(() => warmUp({ lr: 1 } as never), { message: 'warmUp: unknown option \'lr\'; there is steps, then' });
  const all = {
    stepDecay: stepDecay({ lr: 1, stepSize: 2 }), cosineDecay: cosineDecay({ lr: 1, steps: 2 }),
    warmUp: warmUp({ steps: 2, then: 1 }),
  };
  for (const [name, schedule] of Object.entries(all)) {
    for (const taken of [-1, 0.5]) {
      t.throws(() => schedule(taken),
        { message: `${name}: the number of steps taken is ${taken}; wanted a whole number ≥ 0` });
    }
  }
});
