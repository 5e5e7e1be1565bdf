import test from 'ava';
import { TwoLayerNetwork } from '../../../lib/assignments/references/two-layer-network.ts';
import { assertGradients, type Layer, randn, Random, withParams } from '../../../lib/index.ts';
import { runs } from '../../support/runs.ts';

test('every gradient of TwoLayerNetwork agrees with finite differences, and the contract is kept', t => {
  for (let seed = 0; seed < runs(20); seed++) {
    const random = new Random(seed), layer = new TwoLayerNetwork(3, 4, 2, random);
    const drawn = Object.entries(layer.params).map(([name, { shape }]) => [name, randn(shape, { random })] as const);
    const own = withParams<Layer>(layer, Object.fromEntries(drawn));
    t.notThrows(() => { assertGradients(own, randn([5, 3], { random })); });
  }
});

test('a size that is none is refused', t => {
  t.throws(() => new TwoLayerNetwork(0, 2, 1), { instanceOf: RangeError, message: /^TwoLayerNetwork: inFeatures is 0; wanted/ });
});
