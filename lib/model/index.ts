export { Stamps, tensorsIn } from './cache.ts';
export { cast } from './cast.ts';
export { describeLayer } from './describe.ts';
export type {
  Backward, BackwardOptions, Forward, ForwardOptions, Grads, Layer, NoParams, Params,
} from './layer.ts';
export type { Loss, Reduction } from './loss.ts';
export type { Optimizer, OptimizerState, Schedule } from './optimizer.ts';
export { Residual } from './residual.ts';
export { type LayerCache, Sequential, type SequentialCache, type Step } from './sequential.ts';
export { type LayerSummary, summary, Summary } from './summary.ts';
export { withParams } from './with-params.ts';
