/**
 * handgrad: a neural-network engine whose every backward pass is derived by hand.
 * @module handgrad
 */
export {
  assertGradients, type AssertGradientsOptions, type CheckedElement, type ContractFinding, type ContractJson,
  counterexample, type Counterexample, type CounterexampleJson, type CounterexampleOptions, type Diagnosis,
  type ElementErrors, type ElementJson, functionAsLayer, gradcheck, type GradcheckJson,
  type GradcheckOptions, GradcheckReport, GradientError, type GradientJson, type GradientReport,
  type LayerFunctions, lossAsLayer, type NestedJson, type OracleName, type Reason, type ReportDetails, type Sampling,
  type Verdict,
} from './gradcheck/index.ts';
export {
  type Fans, fansOf, type Initializer, kaimingNormal, type KaimingOptions, kaimingUniform, lecunNormal,
  lecunUniform, xavierNormal, type XavierOptions, xavierUniform,
} from './init/index.ts';
export { load, loadFile, save, saveFile } from './interop/index.ts';
export {
  AvgPool2d, type AvgPool2dCache, type AvgPool2dOptions, BatchNorm, BatchNorm1d, BatchNorm2d,
  type BatchNormBuffers, type BatchNormCache, type BatchNormOptions, type BatchNormParams, type BatchStatistics,
  CausalSelfAttention, type CausalSelfAttentionOptions,
  Conv2d, type Conv2dCache, type Conv2dOptions, type Conv2dParams, Dropout, type DropoutCache, ELU,
  type ELUCache, Embedding, type EmbeddingCache, type EmbeddingOptions, type EmbeddingParams, Flatten,
  type FlattenCache, GELU, type GELUCache, type GELUOptions, GroupNorm,
  type GroupNormCache, type GroupNormOptions, type GroupNormParams, GRU, type GRUCache, type GRUOptions,
  type GRUParams, type GRUStep, LayerNorm, type LayerNormCache,
  type LayerNormOptions, type LayerNormParams, LearnedPositionalEncoding, type LearnedPositionalEncodingCache,
  type LearnedPositionalEncodingOptions, type LearnedPositionalEncodingParams, LeakyReLU, type LeakyReLUCache,
  Linear, type LinearCache,
  type LinearOptions, type LinearParams, LogSoftmax, type LogSoftmaxCache, LSTM, type LSTMCache,
  type LSTMOptions, type LSTMParams, type LSTMStep, MaxPool2d, type MaxPool2dCache,
  type MaxPool2dOptions, MultiHeadAttention, type MultiHeadAttentionCache, type MultiHeadAttentionOptions,
  type MultiHeadAttentionParams, type RecurrentOptions, ReLU, type ReLUCache, RMSNorm, type RMSNormCache,
  type RMSNormOptions,
  type RMSNormParams, RNN, type RNNCache, type RNNOptions, type RNNParams, Sigmoid, type SigmoidCache, SiLU,
  type SiLUCache, SinusoidalPositionalEncoding, type SinusoidalPositionalEncodingCache, Softmax,
  type SoftmaxCache, Softplus,
  type SoftplusCache, stagedBatchNormBackward, type StagedBatchNormCache, stagedBatchNormForward,
  type StagedBatchNormParams, Tanh, type TanhCache, TransformerBlock, type TransformerBlockCache,
  type TransformerBlockOptions, type TransformerBlockParts,
} from './layers/index.ts';
export {
  BCELoss, type BCELossCache, BCEWithLogitsLoss, type BCEWithLogitsLossCache, CrossEntropyLoss,
  type CrossEntropyLossCache, type CrossEntropyLossOptions, HingeLoss, type HingeLossCache, type HingeLossOptions,
  HuberLoss, type HuberLossCache, type HuberLossOptions, KLDivLoss, type KLDivLossCache, type KLDivLossOptions,
  L1Loss, type L1LossCache, type LabelLossOptions, type LossOptions, MSELoss, type MSELossCache, NLLLoss,
  type NLLLossCache,
} from './losses/index.ts';
export {
  type Backward, type BackwardOptions, cast, describeLayer, type Forward, type ForwardOptions, type Grads,
  type Layer, type LayerCache, type LayerSummary, type Loss, type NoParams, type Optimizer, type OptimizerState,
  type Params, type Reduction, Residual, type Schedule, Sequential, type SequentialCache, type Stamps,
  type Step, summary, Summary,
  withParams,
} from './model/index.ts';
export {
  Adagrad, type AdagradOptions, Adam, type AdamOptions, AdamW, clipGradients, type ClippedGradients, cosineDecay,
  type CosineDecayOptions, RMSprop, type RMSpropOptions, SGD, type SGDOptions, stepDecay,
  type StepDecayOptions, warmUp,
  type WarmUpOptions,
} from './optimizers/index.ts';
export {
  Figure, Picture, picture, type PictureOptions, plot, type PlotAxis, type PlotCurve, type PlotNumbers,
  type PlotOptions,
} from './plots/index.ts';
export {
  deriveSeed, permutation, randn, Random, type RandomOptions, uniform, type UniformOptions,
} from './random/index.ts';
export {
  abs, add, addScaled, arange, argmax, assign, type Axes, BranchWatch, broadcastTo, checkIndices, checkOneOf,
  checkOptions, checkPair,
  checkWhole, complex, concat, contiguous, copy, type CreateOptions, type CutOptions, div, type Dtype,
  DtypeError, type Elements, equal, erf, erfc, errorBound, exp, expm1, eye, type FloatDtype, foldWindows,
  formatShape, full, greater, greaterEqual, imaginary, imaginaryInner, type Indices, keep, less, lessEqual, log,
  log1p, matmul, type MatrixLike, type MatrixMaker, max, maximum, mean, minimum, mul, naiveConv2d, naiveMatmul,
  neg, type NestedArray, not, notEqual, numberLike, oneHot, ones, type Operand, type Pair, piLike, type Range,
  real, type ReduceOptions, remember, reshape, reside, sameShape, scalar, type Shape, ShapeError, shiftToMax,
  sigmoid, slice, softplus, sqrt, square, stack, type Storage, type Strides, sub, sum, take, takeAdjoint, tanh,
  tensor, Tensor, tensorLike, toArray, type ToArray, toMathjs, toTypedArray, transpose, type TypedArray, variance,
  type VarianceOptions, watchBranches, where, type WindowOptions, windows, withArena, zeros,
} from './tensor/index.ts';
export {
  accuracy, type AccuracyOptions, type Batch, classesOf, type ClassReport, classReports, type Confusion,
  confusionMatrix,
  type CsvOptions, type CsvTable, decodeIdx, type EpochRecord, evaluate, History, type IdxContent,
  type LabelledImages, loadMnist, type LoadMnistOptions, type Mnist, NotFiniteError, parseCsv, predict,
  type PredictOptions, readCsv, readIdx, type ReadIdxOptions, type Samples, type Score, type StepOptions,
  type StepOutcome, type StepRecord, type Stop, syntheticDigits, type SyntheticDigitsOptions, train, type Training,
  type TrainingState, trainingStep, type TrainOptions,
} from './training/index.ts';
