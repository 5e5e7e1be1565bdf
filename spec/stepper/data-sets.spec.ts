import test from 'ava';
import { type DataName, dataSets, pointsOf } from '../../docs/stepper/data-sets.ts';
import { Random } from '../../lib/random/index.ts';

const names = Object.keys(dataSets) as DataName[];
const pairs = (X: readonly number[]): readonly (readonly [number, number])[] =>
  Array.from({ length: X.length / 2 }, (_, k) => [X[2 * k]!, X[2 * k + 1]!]);

for (const name of names) {
  test(`the points of ${name} are as many as wanted, the same for the same seed, and near the origin`, t => {
    const { X, labels } = pointsOf(name, 200, 0.05, new Random(3));
    t.is(X.length, 400);
    t.is(labels.length, 200);
    t.deepEqual(pointsOf(name, 200, 0.05, new Random(3)), { X, labels });
    t.notDeepEqual(pointsOf(name, 200, 0.05, new Random(4)), { X, labels });
    t.true(X.every(x => Math.abs(x) < 1.6));
  });

  test(`the classes of ${name} take turns, and are all there`, t => {
    const { labels } = pointsOf(name, 100, 0, new Random(1)), { classes } = dataSets[name];
    t.true(labels.every((label, k) => label === k % classes));
  });
}

test('without noise, XOR is told by the signs of the coordinates', t => {
  const { X, labels } = pointsOf('xor', 100, 0, new Random(1));
  pairs(X).forEach(([x, y], k) => { t.is(labels[k], x * y > 0 ? 0 : 1); });
});

test('without noise, the circles are told by their radii', t => {
  const { X, labels } = pointsOf('circles', 100, 0, new Random(1));
  pairs(X).forEach(([x, y], k) => { t.is(labels[k], Math.hypot(x, y) > 0.8 ? 0 : 1); });
});

test('each moon is half a circle, and they lie in each other', t => {
  const { X, labels } = pointsOf('moons', 100, 0, new Random(1));
  pairs(X).forEach(([x, y], k) => {
    const [cx, cy] = labels[k] === 0 ? [-0.5, -0.25] : [0.5, 0.25];
    t.true(Math.abs(Math.hypot(x - cx, y - cy) - 1) < 0.002);
    t.true(labels[k] === 0 ? y > cy : y < cy);
  });
});

test('each spiral turns as it leaves the origin', t => {
  const { X, labels } = pointsOf('spirals', 99, 0, new Random(1));
  pairs(X).forEach(([x, y], k) => {
    const radius = Math.hypot(x, y), angle = 4.2 * radius / 1.3 + 2 * Math.PI * labels[k]! / 3;
    // coordinates are rounded to thousandths
    t.true(Math.abs(x - radius * Math.sin(angle)) + Math.abs(y - radius * Math.cos(angle)) < 0.005);
  });
});

test('coordinates have three decimals', t => {
  const { X } = pointsOf('moons', 100, 0.2, new Random(1));
  t.true(X.every(x => String(x).length <= '-1.234'.length));
});
