import test from 'ava';
import { doors } from '../../lib/assignments/doors.ts';
import * as handgrad from '../../lib/index.ts';
import * as tensor from '../../lib/tensor/index.ts';

/** What an assignment does not need: training, files, pictures, and to check itself. */
const elsewhere = ['checkAssignment', 'findAssignment', 'AssignmentReport'];

test('a teacher\'s file finds all layers, losses and operations, the very ones that run', t => {
  const given = doors['handgrad'] as Record<string, unknown>, own = handgrad as Record<string, unknown>;
  const wanted = [
    'Linear', 'CrossEntropyLoss', 'randn', 'Random', 'Sequential', 'gradcheck', 'kaimingUniform', 'Tensor',
    'defineAssignment',
  ];
  for (const name of wanted) t.is(given[name], own[name], name);
  t.deepEqual(elsewhere.filter(name => name in given), []);
  t.is(doors['handgrad/tensor'], tensor);
});
