export { AvgPool2d, type AvgPool2dCache, type AvgPool2dOptions } from './avg-pool2d.ts';
export {
  BatchNorm, BatchNorm1d, BatchNorm2d, type BatchNormBuffers, type BatchNormCache, type BatchNormOptions,
  type BatchNormParams, type BatchStatistics,
} from './batch-norm.ts';
export {
  stagedBatchNormBackward, type StagedBatchNormCache, stagedBatchNormForward, type StagedBatchNormParams,
} from './batch-norm-staged.ts';
export { Conv2d, type Conv2dCache, type Conv2dOptions, type Conv2dParams } from './conv2d.ts';
export { Dropout, type DropoutCache } from './dropout.ts';
export { ELU, type ELUCache } from './elu.ts';
export { Embedding, type EmbeddingCache, type EmbeddingOptions, type EmbeddingParams } from './embedding.ts';
export { Flatten, type FlattenCache } from './flatten.ts';
export { GELU, type GELUCache, type GELUOptions } from './gelu.ts';
export { GroupNorm, type GroupNormCache, type GroupNormOptions, type GroupNormParams } from './group-norm.ts';
export { GRU, type GRUCache, type GRUOptions, type GRUParams, type GRUStep } from './gru.ts';
export {
  LayerNorm, type LayerNormCache, type LayerNormOptions, type LayerNormParams,
} from './layer-norm.ts';
export {
  LearnedPositionalEncoding, type LearnedPositionalEncodingCache, type LearnedPositionalEncodingOptions,
  type LearnedPositionalEncodingParams,
} from './learned-positional-encoding.ts';
export { LeakyReLU, type LeakyReLUCache } from './leaky-relu.ts';
export { Linear, type LinearCache, type LinearOptions, type LinearParams } from './linear.ts';
export { LogSoftmax, type LogSoftmaxCache } from './log-softmax.ts';
export { LSTM, type LSTMCache, type LSTMOptions, type LSTMParams, type LSTMStep } from './lstm.ts';
export { MaxPool2d, type MaxPool2dCache, type MaxPool2dOptions } from './max-pool2d.ts';
export {
  CausalSelfAttention, type CausalSelfAttentionOptions, MultiHeadAttention, type MultiHeadAttentionCache,
  type MultiHeadAttentionOptions, type MultiHeadAttentionParams,
} from './multi-head-attention.ts';
export { ReLU, type ReLUCache } from './relu.ts';
export { RMSNorm, type RMSNormCache, type RMSNormOptions, type RMSNormParams } from './rms-norm.ts';
export { RNN, type RNNCache, type RNNOptions, type RNNParams } from './rnn.ts';
export type { RecurrentOptions } from './shared/recurrence.ts';
export { Sigmoid, type SigmoidCache } from './sigmoid.ts';
export { SiLU, type SiLUCache } from './silu.ts';
export {
  SinusoidalPositionalEncoding, type SinusoidalPositionalEncodingCache,
} from './sinusoidal-positional-encoding.ts';
export { Softmax, type SoftmaxCache } from './softmax.ts';
export { Softplus, type SoftplusCache } from './softplus.ts';
export { Tanh, type TanhCache } from './tanh.ts';
export {
  TransformerBlock, type TransformerBlockCache, type TransformerBlockOptions, type TransformerBlockParts,
} from './transformer-block.ts';
