// What ava loads before each spec. Whether a change may land must not depend on luck: random cases are the same on
// every run. `npm run spec:hunt` draws others, for as rare a failure as there may be; fast-check prints the seed of one
// it finds.
import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const seed = process.env['HANDGRAD_SEED'] ?? '1';
if (seed !== 'random') {
  const generator = xoroshiro128plus(Number(seed));
  fc.configureGlobal({ seed: Number(seed) });
  Math.random = () => uniformFloat64(generator);             // what `new Random()` is seeded by
}
