import test from 'ava';
import { checkAlike, checkProbabilities, divisor, readReduction } from '../../../lib/losses/shared/reduction.ts';
import { ones, ShapeError, tensor, zeros } from '../../../lib/index.ts';

test('the reduction is the mean unless said', t => {
  t.is(readReduction('Loss', {}), 'mean');
  t.is(readReduction('Loss', { reduction: 'sum' }), 'sum');
  t.is(readReduction('Loss', { reduction: 'mean' }), 'mean');
});

test('an unknown option or reduction is refused', t => {
  t.throws(() => readReduction('Loss', { reduce: 'sum' } as never),
    { instanceOf: TypeError, message: 'Loss: unknown option \'reduce\'; there is reduction' });
  t.throws(() => readReduction('Loss', { reduction: 'none' as never }),
    { instanceOf: TypeError, message: 'Loss: reduction is \'none\'; there is mean, sum' });
});

test('a mean divides by the count, a sum by 1', t => {
  t.is(divisor('Loss', 'mean', 7), 7);
  t.is(divisor('Loss', 'sum', 7), 1);
});

test('an empty batch is refused, whatever the reduction', t => {
  for (const reduction of ['mean', 'sum'] as const) {
    t.throws(() => divisor('Loss', reduction, 0), { instanceOf: RangeError, message: 'Loss: the batch is empty' });
  }
});

test('prediction and target have one shape: nothing is broadcast', t => {
  t.notThrows(() => { checkAlike('Loss', ones([2, 3]), zeros([2, 3])); });
  t.throws(() => { checkAlike('Loss', ones([2, 1]), ones([2])); },
    { instanceOf: ShapeError, message: 'Loss: predictions (2,1) with targets (2)' });
});

test('a probability may be 0 or 1', t => {
  t.notThrows(() => { checkProbabilities('Loss', 'targets', tensor([0, 0.5, 1])); });
});

test('what is no probability is counted', t => {
  const P = tensor([0, -1e-9, 1, 1 + 1e-9, NaN, 0.5, Infinity]);
  t.throws(() => { checkProbabilities('Loss', 'targets', P); },
    { instanceOf: RangeError, message: 'Loss: 4 of 7 targets are not in [0, 1]' });
});
