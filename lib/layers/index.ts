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
export { Flatten, type FlattenCache } from './flatten.ts';
export { GELU, type GELUCache, type GELUOptions } from './gelu.ts';
export { GroupNorm, type GroupNormCache, type GroupNormOptions, type GroupNormParams } from './group-norm.ts';
export {
  LayerNorm, type LayerNormCache, type LayerNormOptions, type LayerNormParams,
} from './layer-norm.ts';
export { LeakyReLU, type LeakyReLUCache } from './leaky-relu.ts';
export { Linear, type LinearCache, type LinearOptions, type LinearParams } from './linear.ts';
export { LogSoftmax, type LogSoftmaxCache } from './log-softmax.ts';
export { MaxPool2d, type MaxPool2dCache, type MaxPool2dOptions } from './max-pool2d.ts';
export { ReLU, type ReLUCache } from './relu.ts';
export { RMSNorm, type RMSNormCache, type RMSNormOptions, type RMSNormParams } from './rms-norm.ts';
export { Sigmoid, type SigmoidCache } from './sigmoid.ts';
export { SiLU, type SiLUCache } from './silu.ts';
export { Softmax, type SoftmaxCache } from './softmax.ts';
export { Softplus, type SoftplusCache } from './softplus.ts';
export { Tanh, type TanhCache } from './tanh.ts';
