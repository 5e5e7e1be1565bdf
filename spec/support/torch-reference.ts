import { readFileSync } from 'node:fs';
import type { ExecutionContext } from 'ava';
import {
  type Layer, type Loss, type Optimizer, type Params, tensor, type Tensor, withParams,
} from '../../lib/index.ts';
import { flat } from './flat.ts';
import { root } from './root.ts';

/** A tensor as it stands in a case. */
export interface Saved {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface LayerCase {
  readonly training: boolean;
  readonly params: { readonly [name: string]: Saved };
  readonly grads: { readonly [name: string]: Saved };
  readonly input: Saved;
  readonly dY: Saved;
  readonly output: Saved;
  readonly dX: Saved;
}

interface LossCase {
  readonly prediction: Saved;
  readonly target: Saved;
  readonly loss: number;
  readonly dPrediction: Saved;
}

interface OptimizerCase {
  readonly start: Saved;
  readonly grads: readonly Saved[];
  readonly trajectory: readonly Saved[];
}

/** A whole run of 30 steps. */
export interface TrainingCase {
  readonly initial: { readonly [name: string]: Saved };
  readonly x: readonly Saved[];
  readonly y: readonly Saved[];
  readonly losses: readonly number[];
  readonly final: { readonly [name: string]: Saved };
}

/** Reads a case by its name. */
export function torchCase(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`spec/torch-reference/${name}.json`, root), 'utf8'));
}

/** A saved tensor as ours. */
export function load({ data, shape }: Saved): Tensor {
  return tensor(data, shape);
}

/** PyTorch's name of a parameter as ours: 0.weight → 0.W. */
export function ourName(name: string): string {
  return name.replace(/weight$/, 'W').replace(/bias$/, 'b');
}

/** Saved parameters under our names. */
export function loadParams(saved: { readonly [name: string]: Saved }, nameOf = ourName): Params {
  return Object.fromEntries(Object.entries(saved).map(([name, value]) => [nameOf(name), load(value)]));
}

/** PyTorch's name of a normalisation's parameter or running statistic as ours. */
export function normName(name: string): string {
  const names: Record<string, string> = {
    weight: 'gamma', bias: 'beta', running_mean: 'runningMean', running_var: 'runningVariance',
  };
  return names[name] ?? name;
}

/** Passes where every element agrees to 1e-12·max(1, |reference|). */
export function agrees(t: ExecutionContext, ours: Tensor, reference: Saved, what: string): void {
  t.deepEqual([...ours.shape], [...reference.shape], `${what}: shape`);
  const elements = flat(ours);
  reference.data.forEach((expected, i) => {
    const error = Math.abs(elements[i]! - expected);
    const tolerance = 1e-12 * Math.max(1, Math.abs(expected));
    t.true(error <= tolerance, `${what}[${i}] is ${elements[i]!}, PyTorch has ${expected}`);
  });
}

/** Holds a layer's output and all its gradients against a case, and returns the cache. */
export function layerAgrees(t: ExecutionContext, name: string, layer: Layer, nameOf = ourName): unknown {
  const { params, training, grads, input, dY, output, dX } = torchCase(name) as LayerCase;
  const ours = withParams(layer, loadParams(params, nameOf));
  const [Y, cache] = ours.forward(load(input), { training, seed: 1 });
  const back = ours.backward(load(dY), cache);
  agrees(t, Y, output, 'Y');
  agrees(t, back.dX, dX, 'dX');
  t.deepEqual(Object.keys(back.grads).sort(), Object.keys(grads).map(nameOf).sort());
  for (const [parameter, reference] of Object.entries(grads)) {
    agrees(t, back.grads[nameOf(parameter)]!, reference, nameOf(parameter));
  }
  return cache;
}

/** Holds a loss and its gradient against a case. */
export function lossAgrees<C>(t: ExecutionContext, name: string, loss: Loss<C, Tensor>): void {
  const { prediction, target, loss: expected, dPrediction } = torchCase(name) as LossCase;
  const [L, cache] = loss.forward(load(prediction), load(target));
  agrees(t, L, { shape: [], data: [expected] }, 'L');
  agrees(t, loss.backward(cache), dPrediction, 'dY');
}

/** Holds every step of an optimizer against a case. */
export function optimizerAgrees(t: ExecutionContext, name: string, optimizer: Optimizer): void {
  const { start, grads, trajectory } = torchCase(name) as OptimizerCase, params = { W: load(start) };
  trajectory.forEach((expected, step) => {
    optimizer.step(params, { W: load(grads[step]!) });
    agrees(t, params.W, expected, `W after step ${step + 1}`);
  });
}
