import test from 'ava';
import { labels } from '../../../lib/assignments/catalogue/scores.ts';
import { SquaredHinge } from '../../../lib/assignments/references/squared-hinge.ts';
import { assertGradients, randn, Random, tensor } from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';

test('the gradient of SquaredHinge agrees with finite differences, and the contract is kept', t => {
  for (let seed = 0; seed < runs(20); seed++) {
    const random = new Random(seed);
    const Z = randn([4, 3], { random }), target = labels(4, 3, random);
    t.notThrows(() => { assertGradients(new SquaredHinge(), Z, target); });
  }
});

test('one sample by hand: scores 1, 0.5 and −1 with the first right cost 0.25', t => {
  const [L] = new SquaredHinge().forward(tensor([[1, 0.5, -1]]), [0]);   // max(0, 0.5 − 1 + 1)² + max(0, −1 − 1 + 1)²
  t.is(L.item(), 0.25);
});
