import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { findAssignment } from '../../../lib/assignments/find.ts';
import { drawCase, extremeCases } from '../../../lib/assignments/judge/cases.ts';
import { faultOf, slackOf } from '../../../lib/assignments/judge/compare.ts';
import { cut, messageOf } from '../../../lib/assignments/judge/findings.ts';
import { suspicionsOf } from '../../../lib/assignments/judge/suspicions.ts';
import { tensor, toTypedArray } from '../../../lib/tensor/index.ts';
import { holds } from '../../support/property.ts';

const slack = new Float64Array([0.5, 0.5, 0.5]), wanted = tensor([1, 2, 3]);

test('within the slack of each element, a tensor is right', t => {
  const off = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  holds(t, fc.property(fc.tuple(off, off, off), offs => {
    assert.equal(faultOf('Y', tensor([1, 2, 3].map((x, i) => x + offs[i]! / 1.0001)), wanted, slack), undefined);
  }));
});

test('beyond it, the worst element is named, with how many are wrong', t => {
  t.deepEqual(faultOf('Y', tensor([1, 4, 3.9]), wanted, slack),
    { problem: 'Y is wrong in 2 of 3 elements', worst: { index: [1], returned: 4, wanted: 2 } });
  t.is(faultOf('Y', tensor([9, 9, 9]), wanted, slack)!.problem, 'Y is wrong in every element');
  t.is(faultOf('Y', tensor([1, NaN, 9]), wanted, slack)!.problem, 'Y is not finite at [1]: NaN');
  t.is(faultOf('Y', tensor([1, 2, Infinity]), wanted, slack)!.problem, 'Y is not finite at [2]: Infinity');
  t.deepEqual(faultOf('Y', tensor([[1, 2, 3]]), wanted, slack), { problem: 'Y is (1,3); wanted (3)' });
});

test('what is not finite and should be so is right', t => {
  const odd = tensor([NaN, Infinity, -Infinity]);
  t.is(faultOf('Y', odd, odd, slack), undefined);
  t.is(faultOf('Y', tensor([NaN, Infinity, Infinity]), odd, slack)!.problem, 'Y is wrong in 1 of 3 elements');
});

test('the slack is some roundings of the output, and far from 1e-9 of it', async t => {
  const theCase = drawCase(await findAssignment('linear'), 1, 0), [Y] = theCase.reference.forward(theCase.X);
  const most = Math.max(...toTypedArray(Y).map(Math.abs));
  for (const e of slackOf(theCase, Y)) {
    t.true(e >= 64 * 2 ** -52 * most);
    t.true(e < 1e-12 * Math.max(1, most));
  }
});

test('a case is fixed by the assignment, the seed and its number, and parameters are drawn', async t => {
  const linear = await findAssignment('linear'), numbers = (seed: number, n: number): number[] => {
    const { X, reference: { params } } = drawCase(linear, seed, n);
    return [X, ...Object.values(params)].flatMap(one => [...toTypedArray(one)]);
  };
  t.deepEqual(numbers(1, 0), numbers(1, 0));
  t.notDeepEqual(numbers(1, 0), numbers(1, 1));
  t.notDeepEqual(numbers(1, 0), numbers(2, 0));
  t.true(toTypedArray(drawCase(linear, 1, 0).reference.params['b']!).every(x => x !== 0));
});

test('extreme cases are those of the assignment', async t => {
  t.is(extremeCases(await findAssignment('softmax-cross-entropy'), 1).length, 2);
  t.deepEqual(extremeCases(await findAssignment('linear'), 1), []);
});

test('a backward that calls forward twice is none to look at, one that does it three times is', t => {
  const suspicions = (forwardsInBackward?: number): string[] =>
    suspicionsOf({ layer: () => { throw new Error(); },
      ...forwardsInBackward !== undefined && { forwardsInBackward } }, []);
  t.deepEqual([suspicions(), suspicions(2)], [[], []]);
  t.deepEqual(suspicions(3), ['backward calls forward 3 times, as finite differences do']);
});

test('a sentence is cut, and whatever was thrown says something', t => {
  t.is(cut('x'.repeat(2000)).length, 2000);
  t.is(cut('x'.repeat(2001)), `${'x'.repeat(2000)}…`);
  t.is(messageOf(new TypeError('so')), 'so');
  t.is(messageOf('so'), 'so');
});
