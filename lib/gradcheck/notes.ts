import type { Layer } from '../model/layer.ts';
import { LossLayer } from './loss-as-layer.ts';

/** A derivation note, and the label of the step that each gradient is derived in. */
interface Note {
  readonly file: string;
  readonly steps: { readonly [gradient: string]: string };
}

const elementwise = (file: string): Note => ({ file, steps: { dX: 'dX' } });

/** The notes by the classes that they derive. A layer of the same name, a student's own, has the same derivation. */
export const notes: { readonly [className: string]: Note } = {
  AvgPool2d: elementwise('avg-pool2d'),
  BatchNorm: { file: 'batch-norm', steps: { dX: 'dX', dgamma: 'dgamma', dbeta: 'dbeta' } },
  BCELoss: { file: 'bce-loss', steps: { dX: 'dP' } },
  BCEWithLogitsLoss: { file: 'bce-with-logits-loss', steps: { dX: 'dZ' } },
  Conv2d: { file: 'conv2d', steps: { dX: 'dX', dW: 'dW', db: 'db' } },
  CrossEntropyLoss: { file: 'cross-entropy-loss', steps: { dX: 'dZ' } },
  Dropout: elementwise('dropout'),
  ELU: elementwise('elu'),
  Flatten: elementwise('flatten'),
  GELU: elementwise('gelu'),
  GroupNorm: { file: 'group-norm', steps: { dX: 'dX', dgamma: 'dgamma', dbeta: 'dbeta' } },
  LayerNorm: { file: 'layer-norm', steps: { dX: 'dX', dgamma: 'dgamma', dbeta: 'dbeta' } },
  LeakyReLU: elementwise('leaky-relu'),
  Linear: { file: 'linear', steps: { dX: 'dX', dW: 'dW', db: 'db' } },
  LogSoftmax: elementwise('log-softmax'),
  MaxPool2d: elementwise('max-pool2d'),
  MSELoss: { file: 'mse-loss', steps: { dX: 'dY' } },
  ReLU: elementwise('relu'),
  RMSNorm: { file: 'rms-norm', steps: { dX: 'dX', dgamma: 'dgamma' } },
  Sequential: { file: 'sequential', steps: { 'dX': 'dH', '*': 'dP' } },
  Sigmoid: elementwise('sigmoid'),
  SiLU: elementwise('silu'),
  Softmax: elementwise('softmax'),
  Softplus: elementwise('softplus'),
  StagedBatchNorm: { file: 'batch-norm-staged', steps: {} },
  Tanh: elementwise('tanh'),
};

/**
 * Where a gradient of a layer is derived: `docs/derivations/linear.md, step [dW]`. It goes by the name of the layer's
 * class, or of the nearest class that it extends and that a note tells of; nothing where there is none.
 */
export function noteOf(layer: Layer, gradient: string): string | undefined {
  const note = nearest(layer instanceof LossLayer ? layer.loss : layer);
  if (note === undefined) return undefined;
  const file = `docs/derivations/${note.file}.md`, step = note.steps[gradient] ?? note.steps['*'];
  return step === undefined ? file : `${file}, step [${step}]`;
}

function nearest(subject: object): Note | undefined {
  for (let at: unknown = subject; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    const name = (at as { constructor?: { name?: unknown } }).constructor?.name;
    if (typeof name === 'string' && Object.hasOwn(notes, name)) return notes[name];
  }
  return undefined;
}
