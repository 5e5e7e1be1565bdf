import test from 'ava';
import {
  BCELoss, BCEWithLogitsLoss, cast, CrossEntropyLoss, gradcheck, lossAsLayer, MSELoss, randn, Random, tensor, uniform,
} from '../../lib/index.ts';

const random = new Random(1), Y = randn([4, 3], { random }), P = uniform([4, 3], { random }), labels = [0, 2, 1, 1];

test('losses are checked with their targets, by the exact oracles', t => {
  for (const report of [
    gradcheck(new MSELoss(), Y, P),
    gradcheck(new BCELoss(), P, uniform([4, 3], { random })),
    gradcheck(new BCEWithLogitsLoss({ reduction: 'sum' }), Y, P),
    gradcheck(new CrossEntropyLoss(), Y, labels),
    gradcheck(new CrossEntropyLoss(), Y, tensor(labels)),
  ]) {
    t.is(report.verdict, 'correct', String(report));
    t.is(report.fallback, undefined);
    t.is(report.gradients[0]!.oracles.central, undefined);
  }
});

test('options come after the target', t => {
  t.is(gradcheck(new MSELoss(), Y, P, { sample: 3 }).gradients[0]!.checked, 3);
});

test('is called what the loss is called', t => {
  t.is(gradcheck(new MSELoss(), Y, P).layer, 'MSELoss');
});

test('a float32 prediction still needs a float32 target', t => {
  const layer = lossAsLayer(new MSELoss(), P);
  t.throws(() => layer.forward(cast(Y, 'float32')), { message: /float32/ });
});
