import test from 'ava';
import type { Part } from '../../docs/stepper/kinds.ts';
import { isForwardDone, type Labels, stackAt, stageOf, stagesOf, stepsDone } from '../../docs/stepper/stages.ts';

const labels = { Linear: ['dW', 'db', 'dX'], ReLU: ['dX'], CrossEntropyLoss: ['D', 'dZ'] } as unknown as Labels;
const parts: readonly Part[] = ['Linear', 'ReLU', 'Linear', 'CrossEntropyLoss'];
const stages = stagesOf(parts, labels);

test('a pass goes through every layer and the loss, and back line by line', t => {
  const words = stages.map(stage => stage.kind === 'forward' ? `${stage.layer} Y`
    : stage.kind === 'backward' ? `${stage.layer} ${stage.label}` : stage.kind);
  t.deepEqual(words, [
    'start', '0 Y', '1 Y', '2 Y', '3 Y', '3 D', '3 dZ', '2 dW', '2 db', '2 dX', '1 dX', '0 dW', '0 db', '0 dX', 'end',
  ]);
});

test('the stack grows forward and shrinks backward, and a cache lies on top until its layer is through', t => {
  t.deepEqual(stages.map((_, at) => stackAt(stages, at).length), [0, 1, 2, 3, 4, 4, 4, 3, 3, 3, 2, 1, 1, 1, 0]);
});

test('an output is there from its layer\'s stage on', t => {
  t.deepEqual(stages.map(stage => isForwardDone(stage, 1)), stages.map((_, at) => at >= 2));
  t.deepEqual(stages.map(stage => isForwardDone(stage, 3)), stages.map((_, at) => at >= 4));
});

test('the lines of a backward run one by one, and stay done', t => {
  t.deepEqual(stages.map((_, at) => stepsDone(stages, at, 2)), [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 3, 3]);
});

test('a gradient\'s stage is the one at which its line has run', t => {
  t.is(stageOf(stages, 2, 'db'), 8);
  t.is(stageOf(stages, 1, 'db'), undefined);
  t.is(stageOf(stages, 4, 'dX'), undefined);
});
