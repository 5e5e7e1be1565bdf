import test from 'ava';
import { type Computed, disagreements } from './agreement.ts';

const reference: Computed = { name: 'first', dtype: 'float64', values: [2, -3] };
const said = (dtype: 'float32' | 'float64', ...values: number[]): string | undefined =>
  disagreements(reference, [{ name: 'other', dtype, values }]).get('other');

test('peers may be as far apart as their roundings', t => {
  t.is(said('float64', 2 + 1e-11, -3), undefined);
  t.is(said('float32', 2, -3 - 1e-5), undefined);
});

test('a value that is further away is told, with both', t => {
  t.is(said('float64', 2, -3.00001), 'other has -3.00001 where first has -3');
  t.is(said('float32', 2, -3.001), 'other has -3.001 where first has -3');
});

test('the sign counts, and what is no number agrees with nothing', t => {
  t.is(said('float32', 2, 3), 'other has 3 where first has -3');
  t.is(said('float32', NaN, -3), 'other has NaN where first has 2');
});

test('values that are missing are told', t => {
  t.is(said('float64', 2), 'other gave 1 values, first 2');
});
