import test from 'ava';
import fc from 'fast-check';
import { assertLaws, type LawCase, laws } from '../../lib/gradcheck/laws.ts';
import { add, copy, Linear, type Layer, ReLU } from '../../lib/index.ts';
import { inputs } from '../support/layer-laws.ts';
import { wrongLayers } from '../support/wrong-layers.ts';

// Mutants write to the tensors they are given, so each check gets a copy.
const casesOf = (layer: Layer, shape: readonly number[], training = false): fc.Arbitrary<LawCase> =>
  fc.record({ X: inputs(shape), seed: fc.nat() }).map(({ X, seed }) => ({ layer, X: copy(X), training, seed }));

for (const { error, layer, shape, caughtBy } of wrongLayers) {
  test(`caught by ${caughtBy.join(' and ')}: ${error}`, t => {
    const broken = laws.filter(({ check }) =>
      fc.check(fc.property(casesOf(layer, shape), check), { numRuns: 20, seed: 1, endOnFailure: true }).failed);
    t.deepEqual(broken.map(({ name }) => name), [...caughtBy]);
  });
}

test('right layers break no law', t => {
  t.notThrows(() => { assertLaws(casesOf(new ReLU(), [2, 3]), { numRuns: 20 }); });
});

test('a broken law is reported with the smallest case found', t => {
  const layer = new class extends Linear {
    override forward(X: Parameters<Linear['forward']>[0]): ReturnType<Linear['forward']> {
      const [Y, cache] = super.forward(X);
      return [add(Y, X.shape[0]!), { ...cache, X: add(cache.X, 1) }];
    }
  }(1, 1);
  const error = t.throws(() => { assertLaws(casesOf(layer, [1, 1])); });
  t.regex(error.message, /Property failed after \d+ tests/);
  t.regex(error.message, /gradcheck Linear\(1 → 1\): wrong/);
});

test('every law is broken by some wrong layer', t => {
  const broken = new Set(wrongLayers.flatMap(({ caughtBy }) => caughtBy));
  t.deepEqual(laws.map(({ name }) => name).filter(name => !broken.has(name)), []);
});
