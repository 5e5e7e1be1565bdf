import {
  CrossEntropyLoss, type Layer, type Loss, type Optimizer, type Params, Tensor, withParams,
} from '../../lib/index.ts';
import { stateOf } from '../../lib/interop/state.ts';
import {
  type LayerCase, load, type LossCase, type OptimizerCase, type SavedTensors, type TrainingCase,
} from './cases.ts';
import { allDifferences, differences } from './differences.ts';
import { layerOf, lossOf, networkOf, optimizerOf } from './table.ts';

/** PyTorch's name of a parameter or running statistic as ours. */
type NameOf = (name: string) => string;

/** What a comparison found, and the cache of the forward that it ran. */
interface Compared {
  readonly problems: readonly string[];
  readonly cache: unknown;
}

/** Compares a layer's output, its gradients and, where it keeps some, its running statistics after a `commit`. */
export function compareLayer(saved: LayerCase, layer: Layer, nameOf: NameOf = namesFor(layer)): Compared {
  const { training = false, input, dY, output, dX } = saved;
  const keeps = Object.keys(layer.buffers ?? {}).length > 0;
  const buffers = keeps ? loaded(renamed(saved.buffers ?? {}, nameOf)) : undefined;
  const ours = withParams(layer, loaded(renamed(saved.params, nameOf)), buffers);
  const [Y, cache] = ours.forward(load(input), { training, seed: 1 }), back = ours.backward(load(dY), cache);
  if (training) ours.commit?.(cache);
  const problems = [
    ...differences('Y', Y, output),
    ...dX !== null ? differences('dX', back.dX, dX) : back.dX === Tensor.none ? [] : ['dX is there, PyTorch has none'],
    ...allDifferences(name => `d${name}`, back.grads, renamed(saved.grads, nameOf)),
    ...allDifferences(name => name, buffers ?? {}, keeps ? renamed(saved.buffers_after ?? {}, nameOf) : {}),
  ];
  return { problems, cache };
}

/** Compares a loss and its gradient. */
export function compareLoss(saved: LossCase, loss: Loss<unknown, Tensor>): readonly string[] {
  const [L, cache] = loss.forward(load(saved.prediction), load(saved.target));
  const expected = { shape: [], data: [saved.loss] };
  return [...differences('L', L, expected), ...differences('dY', loss.backward(cache), saved.dPrediction)];
}

/** Compares a parameter after each step of an optimizer. */
export function compareOptimizer(saved: OptimizerCase, optimizer: Optimizer): readonly string[] {
  const params = { W: load(saved.start) };
  return saved.trajectory.flatMap((expected, k) => {
    optimizer.step(params, { W: load(saved.grads[k]!) });
    return differences(`W after step ${k + 1}`, params.W, expected);
  });
}

/** Compares the losses of a whole run of training, and the parameters at its end. */
export function compareTraining(saved: TrainingCase): readonly string[] {
  const network = networkOf(saved.layers), nameOf = namesFor(network), optimizer = optimizerOf('sgd', saved.optimizer);
  const model = withParams(network, loaded(renamed(saved.initial, nameOf))), loss = new CrossEntropyLoss();
  const problems = saved.losses.flatMap((expected, step) => {
    const [Y, cache] = model.forward(load(saved.x[step]!), { training: true });
    const [L, lossCache] = loss.forward(Y, load(saved.y[step]!));
    optimizer.step(model.params, model.backward(loss.backward(lossCache), cache).grads);
    return differences(`the loss of step ${step + 1}`, L, { shape: [], data: [expected] });
  });
  return [...problems, ...allDifferences(name => `the final ${name}`, model.params, renamed(saved.final, nameOf))];
}

/** What each kind of case is made of, and how it is compared. */
const kinds = new Map<unknown, readonly [parts: readonly string[], compare: (saved: never) => readonly string[]]>([
  ['layer', [['layer', 'config', 'params', 'input', 'dY', 'output', 'dX', 'grads'],
    (saved: LayerCase) => compareLayer(saved, layerOf(saved)).problems]],
  ['loss', [['name', 'config', 'prediction', 'target', 'loss', 'dPrediction'],
    (saved: LossCase) => compareLoss(saved, lossOf(saved.name, saved.config))]],
  ['optimizer', [['name', 'config', 'start', 'grads', 'trajectory'],
    (saved: OptimizerCase) => compareOptimizer(saved, optimizerOf(saved.name, saved.config))]],
  ['training', [['layers', 'optimizer', 'initial', 'x', 'y', 'losses', 'final'], compareTraining]],
]);

/**
 * Compares a case of any kind with what the table has for it.
 * @throws TypeError where it has nothing, or where this is no such case.
 */
export function compareCase(saved: unknown): readonly string[] {
  const given = Object(saved) as Readonly<Record<string, unknown>>, kind = kinds.get(given['kind']);
  if (kind === undefined) {
    throw new TypeError(`kind is ${JSON.stringify(given['kind'])}; there is ${[...kinds.keys()].join(', ')}`);
  }
  const [parts, compare] = kind, missing = parts.filter(part => given[part] === undefined);
  if (missing.length > 0) throw new TypeError(`the case lacks ${missing.join(', ')}`);
  return compare(given as never);
}

/** PyTorch's names of a layer's tensors as ours, by the names that they have in a checkpoint. */
function namesFor(layer: Layer): NameOf {
  const own = new Map(Object.entries({ ...layer.params, ...layer.buffers }).map(([name, tensor]) => [tensor, name]));
  const names = new Map(stateOf(layer).map(({ name, tensor }) => [name, tensor && own.get(tensor)]));
  return name => names.get(name) ?? name;
}

/** Saved tensors by our names, without the count of batches, which PyTorch alone keeps. */
function renamed(tensors: SavedTensors, nameOf: NameOf): SavedTensors {
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => !/(^|\.)num_batches_tracked$/.test(name))
    .map(([name, saved]) => [nameOf(name), saved]));
}

function loaded(tensors: SavedTensors): Params {
  return Object.fromEntries(Object.entries(tensors).map(([name, saved]) => [name, load(saved)]));
}
