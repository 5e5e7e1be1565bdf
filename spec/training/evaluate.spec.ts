import test from 'ava';
import {
  concat, CrossEntropyLoss, evaluate, MSELoss, ones, predict, Random, randn, Sequential, type Tensor, toArray,
  withArena, zeros,
} from '../../lib/index.ts';
import { flat } from '../support/flat.ts';
import { quadrants, smallNetwork } from './small-task.ts';

const model = smallNetwork(), X = randn([10, 2], { random: new Random(3) });

test('predictions are the network\'s output out of training, whatever the batch size', t => {
  const [Y] = model.forward(X);
  for (const batchSize of [1, 3, 5, 10, 256]) t.deepEqual(toArray(predict(model, X, { batchSize })), toArray(Y));
});

test('predictions last, as do those of a network that returns its input', t => {
  const Y = predict(model, X, { batchSize: 3 }), same = predict(new Sequential(), X, { batchSize: 3 });
  withArena(() => ones([1000]));
  t.deepEqual(toArray(Y), toArray(model.forward(X)[0]));
  t.deepEqual(toArray(same), toArray(X));
  t.not(same.storage, X.storage);
});

test('the loss is that of all samples at once, though they go through the network in batches', t => {
  const samples = quadrants(30), sum = new CrossEntropyLoss({ reduction: 'sum' }), mean = new CrossEntropyLoss();
  const [Y] = model.forward(samples.X);
  for (const loss of [sum, mean]) {
    t.is(evaluate(model, loss, samples, { batchSize: 7 }).loss, loss.forward(Y, samples.T)[0].item());
  }
});

test('there is an accuracy where the targets are labels, and only there', t => {
  t.regex(String(evaluate(model, new CrossEntropyLoss(), quadrants(30)).accuracy), /^0\.\d+$/);
  t.false('accuracy' in evaluate(model, new MSELoss(), { X, T: zeros([10, 4]) }));
});

test('samples that the loss ignores count neither for it nor for the accuracy', t => {
  const { X: all, T } = quadrants(30), labels = [...flat(T as Tensor)], none = labels.map(() => -1);
  const ignoreIndex = -1, loss = new CrossEntropyLoss({ ignoreIndex });
  const sum = new CrossEntropyLoss({ ignoreIndex, reduction: 'sum' });
  const padded = evaluate(model, loss, { X: concat([all, all]), T: [...labels, ...none] });
  t.deepEqual(padded, evaluate(model, loss, { X: all, T }));
  t.false('accuracy' in evaluate(model, sum, { X: all, T: none }));
});

test('says what came and what was wanted', t => {
  t.throws(() => predict(model, zeros([0, 2])), { message: 'predict: no samples, the inputs are (0,2)' });
  t.throws(() => predict(model, X, { batchSize: 0 }),
    { message: 'predict: batchSize is 0; wanted a whole number ≥ 1' });
  t.throws(() => predict(model, X, { batch: 1 } as never), { message: /unknown option 'batch'/ });
  t.throws(() => evaluate(model, new CrossEntropyLoss(), { X, T: [1] }), { message: /^evaluate: 10 samples/ });
});
