import test from 'ava';
import { fitted, partsOf } from '../../docs/stepper/fit.ts';
import type { Labels } from '../../docs/stepper/stages.ts';
import { initial } from '../../docs/stepper/state.ts';

const labels = { Linear: ['dW', 'db', 'dX'], Tanh: ['dX'], CrossEntropyLoss: ['D', 'dZ'] } as unknown as Labels;

test('a network ends in a Linear layer and the loss', t => {
  t.deepEqual(partsOf(initial), ['Linear', 'Tanh', 'Linear', 'CrossEntropyLoss']);
});

test('a state that speaks of what its network has is left as it is', t => {
  const state = { ...initial, at: 14, edit: 2, code: 'x', trained: 2000, pick: { layer: 3, label: 'dZ', index: [0] } };
  t.deepEqual(fitted(state, labels), { state, problems: [] });
});

test('a stage, a layer, a step or an element that there is not is told and left out', t => {
  const state = { ...initial, at: 15, edit: 3, code: 'x', trained: 2001, pick: { layer: 1, label: 'dW', index: [0] } };
  t.deepEqual(fitted(state, labels), {
    state: { ...initial, at: 14, edit: 0, code: undefined, trained: 2000, pick: undefined },
    problems: [
      'at is 15: the last stage is 14', 'edit is 3: the last layer is 2',
      'trained is 2001: training stops after 2000 steps', 'pick is of layer 1, dW: there is no such gradient',
    ],
  });
});
