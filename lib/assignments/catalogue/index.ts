import type { Assignment } from '../assignment.ts';
import { attention } from './attention.ts';
import { batchNormStaged } from './batch-norm-staged.ts';
import { batchNorm } from './batch-norm.ts';
import { conv2d } from './conv2d.ts';
import { crossEntropySum } from './cross-entropy-sum.ts';
import { dropout } from './dropout.ts';
import type { Entry } from './entry.ts';
import { findTheBugAttention } from './find-the-bug-attention.ts';
import { findTheBugConv2d } from './find-the-bug-conv2d.ts';
import { findTheBugLayerNorm } from './find-the-bug-layer-norm.ts';
import { findTheBugLinear } from './find-the-bug-linear.ts';
import { findTheBugLstm } from './find-the-bug-lstm.ts';
import { hingeLoss } from './hinge-loss.ts';
import { huberLoss } from './huber-loss.ts';
import { layerNorm } from './layer-norm.ts';
import { linearColumns } from './linear-columns.ts';
import { linearInOut } from './linear-in-out.ts';
import { linear } from './linear.ts';
import { lstm } from './lstm.ts';
import { maxPool } from './max-pool.ts';
import { mseLoss } from './mse-loss.ts';
import { relu } from './relu.ts';
import { rnn } from './rnn.ts';
import { sigmoid } from './sigmoid.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { squaredHinge } from './squared-hinge.ts';
import { tanh } from './tanh.ts';
import { twoLayerNetwork } from './two-layer-network.ts';

/** All assignments that handgrad brings, in the order of the course; variants and planted errors at the end. */
export const entries: readonly Entry[] = [
  linear, relu, sigmoid, tanh, softmaxCrossEntropy, twoLayerNetwork, dropout, batchNormStaged, batchNorm, layerNorm,
  conv2d, maxPool, rnn, lstm, attention,
  linearInOut, linearColumns, mseLoss, huberLoss, hingeLoss, squaredHinge, crossEntropySum,
  findTheBugLinear, findTheBugLayerNorm, findTheBugConv2d, findTheBugLstm, findTheBugAttention,
];

/** The assignments of {@link entries}. */
export const assignments: readonly Assignment[] = entries.map(({ assignment }) => assignment);

/** Names that stand for several assignments, which are done together. */
export const sets: Readonly<Record<string, readonly string[]>> = { 'sigmoid-and-tanh': ['sigmoid', 'tanh'] };
