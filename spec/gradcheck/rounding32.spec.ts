import test from 'ava';
import { gradcheck, Linear, randn, Random, ReLU, Sequential, Tanh } from '../../lib/index.ts';

const random = new Random(1), dtype = 'float32';

test('a float32 layer is checked in float64, and what float32 rounds away is said', t => {
  const layer = new Linear(30, 20, { random, dtype }), report = gradcheck(layer, randn([4, 30], { random, dtype }));
  t.is(report.verdict, 'correct');
  for (const { rounding32 } of report.gradients) t.true(rounding32! > 0 && rounding32! < 1e-6);
  t.regex(String(report), /^checked in float64; float32 rounds by dX \d\.\de-[78], dW \d\.\de-[78], db \d\.\de-[78]$/m);
});

test('holds for networks, and for layers without parameters on float32 inputs', t => {
  const net = new Sequential(new Linear(3, 4, { random, dtype }), new Tanh(), new Linear(4, 2, { random, dtype }));
  t.true(gradcheck(net, randn([4, 3], { random, dtype })).gradients.every(({ rounding32 }) => rounding32! > 0));
  t.is(gradcheck(new ReLU(), randn([4, 3], { random, dtype })).gradients[0]!.rounding32, 0);
});

test('a float64 layer has none', t => {
  const report = gradcheck(new Linear(3, 2, { random }), randn([4, 3], { random }));
  t.deepEqual(report.gradients.map(({ rounding32 }) => rounding32), [undefined, undefined, undefined]);
});

test('a float32 layer takes a float64 input, as the check does', t => {
  t.is(gradcheck(new Linear(3, 2, { random, dtype }), randn([4, 3], { random })).verdict, 'correct');
});
