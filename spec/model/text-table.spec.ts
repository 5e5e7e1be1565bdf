import test from 'ava';
import { textTable } from '../../lib/model/text-table.ts';

test('numbers stand at the right, words at the left, below a rule', t => {
  t.is(textTable(['name', 'n'], [['a', '1'], ['bcdef', '10']]), `
name    n
─────  ──
a       1
bcdef  10`.slice(1));
});

test('a title of several lines stands on the rule', t => {
  t.is(textTable(['name', 'two\nlines'], [['a', '1.5e-3']]), `
         two
name   lines
────  ──────
a     1.5e-3`.slice(1));
});

test('∞ and NaN are numbers too', t => {
  t.is(textTable(['n'], [['∞'], ['NaN'], ['1,000']]).split('\n')[2], '    ∞');
});

test('a footer stands below a second rule', t => {
  t.is(textTable(['n'], [['1'], ['2']], ['33']).split('\n').slice(-2).join(), '──,33');
});
