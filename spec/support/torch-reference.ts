import type { ExecutionContext } from 'ava';
import type { Layer, Loss, Optimizer, Params, Tensor } from '../../lib/index.ts';
import {
  type LayerCase, load, type LossCase, type OptimizerCase, readCase, type Saved, type SavedTensors,
} from '../torch-reference/cases.ts';
import { compareLayer, compareLoss, compareOptimizer } from '../torch-reference/compare.ts';
import { differences } from '../torch-reference/differences.ts';

export { load, type Saved, type TrainingCase } from '../torch-reference/cases.ts';

/** Reads a case by its name. */
export function torchCase(name: string): unknown {
  return readCase('spec/torch-reference', name);
}

/** PyTorch's name of a parameter as ours: 0.weight → 0.W. */
export function ourName(name: string): string {
  return name.replace(/weight$/, 'W').replace(/bias$/, 'b');
}

/** Saved parameters under our names. */
export function loadParams(saved: SavedTensors, nameOf = ourName): Params {
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
  t.deepEqual(differences(what, ours, reference), []);
}

/** Holds a layer's output and all its gradients against a case, and returns the cache. */
export function layerAgrees(t: ExecutionContext, name: string, layer: Layer, nameOf = ourName): unknown {
  const { problems, cache } = compareLayer(torchCase(name) as LayerCase, layer, nameOf);
  t.deepEqual(problems, []);
  return cache;
}

/** Holds a loss and its gradient against a case. */
export function lossAgrees<C>(t: ExecutionContext, name: string, loss: Loss<C, Tensor>): void {
  t.deepEqual(compareLoss(torchCase(name) as LossCase, loss as Loss<unknown, Tensor>), []);
}

/** Holds every step of an optimizer against a case. */
export function optimizerAgrees(t: ExecutionContext, name: string, optimizer: Optimizer): void {
  t.deepEqual(compareOptimizer(torchCase(name) as OptimizerCase, optimizer), []);
}
