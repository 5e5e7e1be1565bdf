import test from 'ava';
import { labels } from '../../../lib/assignments/catalogue/scores.ts';
import { CrossEntropySum } from '../../../lib/assignments/references/cross-entropy-sum.ts';
import { assertGradients, CrossEntropyLoss, randn, Random, toArray } from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';

test('the gradient of CrossEntropySum agrees with finite differences, and the contract is kept', t => {
  for (let seed = 0; seed < runs(20); seed++) {
    const random = new Random(seed);
    const Z = randn([4, 3], { random }), target = labels(4, 3, random);
    t.notThrows(() => { assertGradients(new CrossEntropySum(), Z, target); });
  }
});

test('it is the library\'s own cross-entropy, summed', t => {
  const random = new Random(1), Z = randn([4, 3], { random }), target = labels(4, 3, random);
  const [L, cache] = new CrossEntropySum().forward(Z, target), other = new CrossEntropyLoss({ reduction: 'sum' });
  const [wanted, kept] = other.forward(Z, target);
  t.is(L.item(), wanted.item());
  t.deepEqual(toArray(new CrossEntropySum().backward(cache, 3)), toArray(other.backward(kept, 3)));
});
