import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import test from 'ava';
import { type AssignmentDefinition, defineAssignment, isDefined } from '../../lib/assignments/define.ts';
import { linear } from '../../lib/assignments/catalogue/linear.ts';
import { LinearInOut } from '../../lib/assignments/references/linear-in-out.ts';
import { randn } from '../../lib/index.ts';

const right: AssignmentDefinition = {
  id: 'mine', title: 'Mine',
  source: pathToFileURL(join(process.cwd(), 'spec/assignments/my-assignment.ts')).href,
  task: { kind: 'layer', name: 'LinearInOut', reference: (I: number, O: number) => new LinearInOut(I, O) },
  points: { forward: 1, dW: 2 },
  draw: random => ({ args: [3, 2], X: randn([4, 3], { random }) }),
  formula: 'Y = XW + b', shapes: { X: '(N,I)' }, steps: ['[dW] What does W reach?'],
};

test('what is left out is empty, and the file is named as its source', t => {
  const made = defineAssignment(right);
  t.deepEqual([made.needs, made.hints, made.handout.file], [[], {}, 'my-assignment.ts']);
  t.is(defineAssignment({ ...right, file: 'other.ts' }).handout.file, 'other.ts');
});

test('only what it made counts as defined', t => {
  t.true(isDefined(defineAssignment(right)));
  for (const other of [linear.assignment, {}, null, 'mine']) t.false(isDefined(other));
});

test('an option that nobody knows, and a source that is not there or has no regions, are refused', t => {
  t.throws(() => defineAssignment({ ...right, point: {} } as never), { message: /unknown option 'point'; there is id, / });
  t.throws(() => defineAssignment({ ...right, source: 'file:///nowhere/a.ts' }), { message: /nowhere\/a\.ts: there is no such file/ });
  const bare = pathToFileURL(join(process.cwd(), 'lib/layers/index.ts')).href;
  t.throws(() => defineAssignment({ ...right, source: bare }), { instanceOf: SyntaxError, message: /there is no region forward/ });
});
