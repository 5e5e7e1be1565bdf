import test from 'ava';
import type { Assignment } from '../../lib/assignments/assignment.ts';
import { checkDefinition } from '../../lib/assignments/check-definition.ts';
import { linear } from '../../lib/assignments/catalogue/linear.ts';
import { Linear, randn, type Tensor } from '../../lib/index.ts';

const { assignment } = linear;
const refused = (change: Partial<Assignment>): string => {
  try {
    checkDefinition({ ...assignment, ...change });
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

test('a complete definition is accepted', t => {
  t.is(refused({}), 'accepted');
});

test('words that make no sense are refused, each with what was wanted', t => {
  t.is(refused({ id: 'My Layer' }),
    `defineAssignment: id is 'My Layer'; wanted small letters, digits and single hyphens`);
  t.is(refused({ title: ' ' }), 'linear: the title is empty');
  t.is(refused({ task: { ...assignment.task, name: 'my-layer' } as Assignment['task'] }),
    `linear: 'my-layer' is no name that a file could export`);
  t.is(refused({ handout: { ...assignment.handout, formula: '' } }), 'linear: the formula is empty');
  t.is(refused({ handout: { ...assignment.handout, steps: [] } }),
    'linear: there is no step of the derivation to ask for');
  t.is(refused({ handout: { ...assignment.handout, shapes: {} } }),
    `linear: shapes is empty; wanted { X: '(N,I)', … }`);
  t.is(refused({ hints: { dZ: 'x' } }), `linear: a hint for 'dZ', which has no points`);
});

test('points for parts that there are not, or that are no points, are refused', t => {
  const hints = {};
  t.is(refused({ hints, points: { dW: 3 } }), 'linear: forward has no points, and without it nothing counts');
  t.is(refused({ hints, points: { forward: 1, dw: 3 } }),
    `linear: points for 'dw', which the reference does not have; there is forward, contract, stability, dX, dW, db`);
  t.is(refused({ hints, points: { forward: 1, dW: 0 } }), 'linear: dW counts 0 points; wanted more than 0');
  t.is(refused({ hints, points: { forward: NaN } }), 'linear: forward counts NaN points; wanted more than 0');
});

test('stability and extremes belong together', t => {
  const message = 'linear: points for stability and extremes belong together, and only one of them is there';
  t.is(refused({ points: { ...assignment.points, stability: 1 } }), message);
  t.is(refused({ extremes: random => [assignment.draw(random)] }), message);
  const extremes: Assignment['extremes'] = random => [assignment.draw(random)];
  t.is(refused({ points: { ...assignment.points, stability: 1 }, extremes }), 'accepted');
});

test('a case that the reference cannot run is refused', t => {
  t.regex(refused({ draw: () => ({ args: [3, 2], X: [[1]] as unknown as Tensor }) }),
    /^linear: a case that draw makes does not work: X is an array; wanted a tensor$/);
  t.regex(refused({ draw: random => ({ args: [3, 2], X: randn([4, 5], { random }) }) }),
    /^linear: a case that draw makes does not work: /);
});

test('a reference that is wrong itself is refused, with the report', t => {
  class Wrong extends Linear {
    override backward(...args: Parameters<Linear['backward']>): ReturnType<Linear['backward']> {
      const { dX, grads } = super.backward(...args);
      return { dX, grads: { ...grads, W: grads.b! } };
    }
  }
  const reference = (I: number, O: number): Wrong => new Wrong(I, O);
  const message = refused({ task: { kind: 'layer', name: 'Linear', reference } });
  t.regex(message, /the reference is not right itself:\ngradcheck .*wrong/);
});
