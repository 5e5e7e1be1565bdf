import { deriveSeed, Random } from '../../lib/index.ts';
import type { Work } from './works.ts';

/** The dtypes that peers compute in. */
export type Precision = 'float64' | 'float32';

/** float32 numbers in base64, little-endian: exact in either dtype, and quick to read in any language. */
type Numbers = string;

/** A layer's parameters: W (O,I), b (O). */
interface TaskParams {
  readonly W: Numbers;
  readonly b: Numbers;
}

/** What a peer is told of a work, with all the numbers it needs. */
export type Task = {
  readonly kind: 'step' | 'gradcheck';
  readonly dtype: Precision;
  /** How often the work is done for the values by which peers are compared. */
  readonly checks: number;
  readonly sizes: readonly number[];
  readonly batch: number;
  readonly activation: 'relu' | 'tanh';
  readonly learningRate: number;
  /** (batch, sizes[0]) */
  readonly X: Numbers;
  /** One of each sample. */
  readonly labels: readonly number[];
  readonly params: readonly TaskParams[];
} | {
  readonly kind: 'matmul';
  readonly dtype: Precision;
  readonly checks: number;
  readonly n: number;
  /** (n,n) */
  readonly A: Numbers;
  /** (n,n) */
  readonly B: Numbers;
};

/** For the comparison, large enough that a step forgotten would be seen. */
const LEARNING_RATE = 0.1;
/** For the measurement, so small that the network is the same after ten steps or a million: fast peers do more. */
const STANDSTILL = 1e-9;

/** The task by which peers are compared. Everybody's numbers are the same: they depend on the work alone. */
export function comparisonTask(work: Work, dtype: Precision): Task {
  return taskOf(work, dtype, work.kind === 'step' ? 3 : 1, LEARNING_RATE);
}

/** The task that is measured. */
export function measuredTask(work: Work, dtype: Precision): Task {
  return taskOf(work, dtype, 0, STANDSTILL);
}

function taskOf(work: Work, dtype: Precision, checks: number, learningRate: number): Task {
  const random = new Random(deriveSeed(1, work.kind === 'matmul' ? work.n : work.batch));
  if (work.kind === 'matmul') {
    const { n } = work;                          // positive numbers: their sums do not cancel
    return { kind: 'matmul', dtype, checks, n, A: uniform(n * n, 0, 1, random), B: uniform(n * n, 0, 1, random) };
  }
  const { kind, sizes, batch, activation } = work;
  const params = sizes.slice(1).map((O, k) => {
    const I = sizes[k]!, bound = 1 / Math.sqrt(I);
    return { W: uniform(O * I, -bound, bound, random), b: uniform(O, -bound, bound, random) };
  });
  const labels = Array.from({ length: batch }, () => random.integer(0, sizes.at(-1)!));
  const X = uniform(batch * sizes[0]!, -1, 1, random);
  return { kind, dtype, checks, sizes, batch, activation, learningRate, X, labels, params };
}

function uniform(count: number, low: number, high: number, random: Random): Numbers {
  const values = Float32Array.from({ length: count }, () => low + (high - low) * random.uniform());
  return Buffer.from(values.buffer).toString('base64');
}
