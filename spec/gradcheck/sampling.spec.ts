import test from 'ava';
import { gradcheck, Linear, randn, Random } from '../../lib/index.ts';
import { samplingOf } from '../../lib/gradcheck/sampling.ts';

test('an error in one element of N is missed by n draws with probability 1 − n/N', t => {
  for (const [n, N] of [[20, 200_704], [1, 2], [5, 100]] as const) {
    t.true(Math.abs(samplingOf(n, N).missedSingle - (1 - n / N)) < 1e-12);
  }
});

test('an error in one element of a hundred is missed as often as the binomial coefficients say', t => {
  // C(198, 20)/C(200, 20) = (180·179)/(200·199)
  t.true(Math.abs(samplingOf(20, 200).missedPercent - 180 * 179 / (200 * 199)) < 1e-12);
  t.is(samplingOf(100, 100).missedPercent, 0);
});

test('the report says it for each gradient that was sampled, and only for these', t => {
  const report = gradcheck(new Linear(20, 30), randn([2, 20], { random: new Random(1) }), { sample: 35 });
  const [dX, dW, db] = report.gradients;
  t.deepEqual(dW!.sampling, samplingOf(35, 600));
  t.deepEqual([dX!.sampling, db!.sampling], [samplingOf(35, 40), undefined]);
  t.true(String(report).replaceAll(/\s+/g, ' ').includes('dW: sampled 35 of 600: an error in a single element is missed '
    + 'with probability 0.94; in 1 % of the elements with 0.70'));
});
