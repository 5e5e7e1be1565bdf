import test from 'ava';
import { comparisonTask, measuredTask, type Task } from './task.ts';
import { works } from './works.ts';

const workNamed = (name: string): typeof works[number] => works.find(work => work.name === name)!;
const numbers = (base64: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
type NetworkTask = Extract<Task, { readonly X: string }>;
const step = comparisonTask(workNamed('step-5'), 'float64') as NetworkTask;

test('a network task has parameters, inputs and labels of the right number', t => {
  t.deepEqual(step.params.map(({ W, b }) => [numbers(W).length, numbers(b).length]), [[16 * 23, 16], [5 * 16, 5]]);
  t.is(numbers(step.X).length, 5 * 23);
  t.is(step.labels.length, 5);
  t.true(step.labels.every(label => Number.isInteger(label) && label >= 0 && label < 5));
});

test('inputs and parameters are uniform: their means and squares say so', t => {
  const X = numbers((comparisonTask(workNamed('step-256'), 'float32') as NetworkTask).X);
  const mean = X.reduce((sum, x) => sum + x, 0) / X.length, square = X.reduce((sum, x) => sum + x * x, 0) / X.length;
  // Of n = 200,704 numbers, uniform in ±1: standard errors √(1/3n) = 0.0013 and √(4/45n) = 0.0007; five of each.
  t.true(Math.abs(mean) < 0.0065);
  t.true(Math.abs(square - 1 / 3) < 0.0034);
});

test('everybody is given the same numbers, whatever the dtype and the day', t => {
  const other = comparisonTask(workNamed('step-5'), 'float32') as NetworkTask;
  t.deepEqual({ ...other, dtype: 'float64' }, step);
  const measured = measuredTask(workNamed('step-5'), 'float64') as NetworkTask;
  t.deepEqual([measured.X, measured.labels, measured.params], [step.X, step.labels, step.params]);
});

test('steps are seen when peers are compared, and change nothing when they are measured', t => {
  t.is(step.checks, 3);
  t.true(step.learningRate >= 0.1);
  const measured = measuredTask(workNamed('step-5'), 'float64') as NetworkTask;
  t.is(measured.checks, 0);
  t.true(measured.learningRate * 1e6 < 0.01);
});

test('a product has two square matrices of positive numbers, not the same', t => {
  const { n, A, B } = comparisonTask(workNamed('matmul-64'), 'float32') as Extract<Task, { readonly A: string }>;
  t.is(n, 64);
  for (const matrix of [A, B].map(numbers)) {
    t.is(matrix.length, 64 * 64);
    t.true(matrix.every(x => x >= 0 && x <= 1));
  }
  t.not(A, B);
});
