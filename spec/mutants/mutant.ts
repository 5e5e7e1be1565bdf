import type { Layer, Tensor } from '../../lib/index.ts';

/** Why a gradient is wrong: the whole list, of which a diagnosis names one. */
export const reasons = [
  'transposed', 'sign', 'constant-factor', 'batch-sum-missing', 'mean-for-sum', 'upstream-ignored',
  'gradient-of-another-parameter', 'activation-derivative-missing', 'derivative-at-output', 'mask-from-wrong-tensor',
  'term-dropped', 'forgotten', 'wrong-shape', 'not-finite', 'finite-differences-inside',
  // Named by the diagnosis, and added after a first blind run: see docs/mutants.md.
  'wrong-axis', 'wrong-mask', 'wrong-tensor',
] as const;

/** The laws of the contract that a layer may break although its numbers are right. */
export const lawNames = ['shapes', 'pure', 'cache', 'seeded', 'linear'] as const;

/** What is there to be mistaken about. */
export const subjects = [
  'Linear', 'ReLU', 'LeakyReLU', 'ELU', 'Sigmoid', 'Tanh', 'GELU', 'SiLU', 'Softplus', 'Softmax', 'LogSoftmax',
  'LayerNorm', 'RMSNorm', 'BatchNorm', 'GroupNorm', 'Conv2d', 'MaxPool2d', 'AvgPool2d', 'RNN', 'LSTM', 'GRU', 'Dropout',
  'Flatten',
  'Embedding', 'SinusoidalPositionalEncoding', 'LearnedPositionalEncoding', 'MultiHeadAttention', 'Residual',
  'TransformerBlock',
  'Sequential', 'MSELoss', 'L1Loss', 'HuberLoss', 'CrossEntropyLoss', 'NLLLoss', 'HingeLoss', 'KLDivLoss', 'BCELoss',
  'BCEWithLogitsLoss',
] as const;

export type Reason = typeof reasons[number];
export type LawName = typeof lawNames[number];
export type Subject = typeof subjects[number];

/** One wrong layer: a small change to the right one, and what the check has to say about it. */
export interface Mutant {
  /** The layer or loss that it was. */
  readonly of: Subject;
  /** What is wrong, as a sentence. */
  readonly name: string;
  /** The layer with the mistake. */
  readonly layer: () => Layer;
  /** The layer without it. */
  readonly right: () => Layer;
  /** An input that shows the mistake: not square, two samples or more, no kinks. */
  readonly X: () => Tensor;
  /** Whether the layer is checked as in training. */
  readonly training?: boolean;
  /** Which gradient is wrong: `dX`, `dW`, `0.db`, …; `contract` where a law is broken instead. */
  readonly gradient: string;
  /** The reason that the gradient has to get, the law that is broken, or `none` where no reason can be claimed. */
  readonly expected: Reason | LawName | 'none';
  /** Why no reason can be claimed. */
  readonly because?: string;
}

/** A mutant without what it has in common with its neighbours. */
export type Change = Omit<Mutant, 'of' | 'right' | 'X'> & Partial<Pick<Mutant, 'right' | 'X'>>;

/** Mutants of one layer, with its right form and input where a change does not bring its own. */
export function mutantsOf(of: Subject, right: () => Layer, X: () => Tensor, changes: readonly Change[]): Mutant[] {
  return changes.map(change => ({ of, right, X, ...change }));
}
