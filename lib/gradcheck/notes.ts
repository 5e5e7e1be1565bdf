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
  Embedding: { file: 'embedding', steps: { dW: 'dW' } },
  Flatten: elementwise('flatten'),
  GELU: elementwise('gelu'),
  GroupNorm: { file: 'group-norm', steps: { dX: 'dX', dgamma: 'dgamma', dbeta: 'dbeta' } },
  GRU: { file: 'gru', steps: { dX: 'dX', dWx: 'dWx', dWh: 'dWh', dbx: 'dbx', dbh: 'dbh' } },
  HingeLoss: { file: 'hinge-loss', steps: { dX: 'dZ' } },
  HuberLoss: { file: 'huber-loss', steps: { dX: 'dY' } },
  KLDivLoss: { file: 'kl-div-loss', steps: { dX: 'dlogP' } },
  L1Loss: { file: 'l1-loss', steps: { dX: 'dY' } },
  LayerNorm: { file: 'layer-norm', steps: { dX: 'dX', dgamma: 'dgamma', dbeta: 'dbeta' } },
  LeakyReLU: elementwise('leaky-relu'),
  LearnedPositionalEncoding: { file: 'learned-positional-encoding', steps: { dX: 'dX', dP: 'dP' } },
  Linear: { file: 'linear', steps: { dX: 'dX', dW: 'dW', db: 'db' } },
  LogSoftmax: elementwise('log-softmax'),
  LSTM: { file: 'lstm', steps: { dX: 'dX', dWx: 'dWx', dWh: 'dWh', dbx: 'db', dbh: 'db' } },
  MaxPool2d: elementwise('max-pool2d'),
  MSELoss: { file: 'mse-loss', steps: { dX: 'dY' } },
  MultiHeadAttention: {
    file: 'multi-head-attention',
    steps: { dX: 'dX', dWqkv: 'dWqkv', dbqkv: 'dbqkv', dWo: 'dWo', dbo: 'dbo' },
  },
  NLLLoss: { file: 'nll-loss', steps: { dX: 'dlogP' } },
  ReLU: elementwise('relu'),
  Residual: elementwise('residual'),
  RMSNorm: { file: 'rms-norm', steps: { dX: 'dX', dgamma: 'dgamma' } },
  RNN: { file: 'rnn', steps: { dX: 'dX', dWx: 'dWx', dWh: 'dWh', dbx: 'db', dbh: 'db' } },
  Sequential: { file: 'sequential', steps: { 'dX': 'dH', '*': 'dP' } },
  Sigmoid: elementwise('sigmoid'),
  SiLU: elementwise('silu'),
  SinusoidalPositionalEncoding: elementwise('sinusoidal-positional-encoding'),
  Softmax: elementwise('softmax'),
  Softplus: elementwise('softplus'),
  StagedBatchNorm: { file: 'batch-norm-staged', steps: {} },
  Tanh: elementwise('tanh'),
  TransformerBlock: { file: 'transformer-block', steps: { dX: 'dX' } },
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
