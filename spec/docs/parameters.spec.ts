import test from 'ava';
import { nameOf } from '../support/theme.ts';

for (const [type, name] of [['ForwardOptions', 'options'], ['ReLUCache', 'cache'], ['Batch', 'batch']] as const) {
  test(`on the site, a parameter of the type ${type} that the code takes apart is ${name}`, t => {
    t.is(nameOf({ type: 'reference', name: type }), name);
  });
}

test('one whose type has no name is options', t => {
  t.is(nameOf({ type: 'reflection' }), 'options');
  t.is(nameOf(undefined), 'options');
});
