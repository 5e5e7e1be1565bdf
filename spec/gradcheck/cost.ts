// `npm run gradcheck:cost`: what a check costs. docs/gradcheck.md shows what this prints.
import { gradcheck, Linear, randn, Random, Sequential, Tanh } from '../../lib/index.ts';
import { textTable } from '../../lib/model/text-table.ts';

/** Sizes of networks: samples, inputs, hidden, outputs. */
const NETWORKS = [[3, 4, 5, 3], [5, 8, 12, 4], [5, 23, 16, 5], [8, 40, 30, 10]] as const;
/** How long each is measured, in milliseconds. */
const LONG = 4000;

interface Measured {
  readonly name: string;
  readonly values: number;
  /** Milliseconds. */
  readonly forward: number;
  /** Milliseconds. */
  readonly check: number;
  /** How many values the complex step did not settle. */
  readonly climbed: number;
}

/** The least time of many runs, in milliseconds: what it takes when nothing else gets in between. */
function timeOf(run: () => unknown): number {
  const end = performance.now() + LONG;
  let least = Infinity;
  for (let now = performance.now(), k = 0; now < end || k < 20; k++) {
    run();
    const after = performance.now();
    least = Math.min(least, after - now);
    now = after;
  }
  return least;
}

function measure([N, I, H, O]: readonly [N: number, I: number, H: number, O: number]): Measured {
  const random = new Random(1), X = randn([N, I], { random });
  const net = new Sequential(new Linear(I, H, { random }), new Tanh(), new Linear(H, O, { random }));
  const { gradients } = gradcheck(net, X);
  const values = gradients.reduce((sum, { checked }) => sum + checked, 0);
  const climbed = gradients.reduce((sum, { oracles }) => sum + (oracles.bignumber ?? 0), 0);
  const forwards = (): void => { for (let k = 0; k < 100; k++) net.forward(X); };
  const forward = timeOf(forwards) / 100, check = timeOf(() => gradcheck(net, X));
  return { name: `${I}-${H}-${O}, batch ${N}`, values, forward, check, climbed };
}

const header = [
  'network', 'values', 'in 64\ndigits', 'forward\nµs', 'gradcheck\nms', 'µs a\nvalue', 'forwards\na value',
];
const rows = NETWORKS.map(measure).map(({ name, values, climbed, forward, check }) => [
  name, values.toLocaleString('en-US'), String(climbed), (1000 * forward).toFixed(1), check.toFixed(2),
  (1000 * check / values).toFixed(1), (check / forward / values).toFixed(2),
]);
process.stdout.write(`${textTable(header, rows)}\n`);
