export { Adagrad, type AdagradOptions } from './adagrad.ts';
export { Adam, type AdamOptions } from './adam.ts';
export { AdamW } from './adamw.ts';
export { clipGradients, type ClippedGradients } from './clip-gradients.ts';
export { RMSprop, type RMSpropOptions } from './rmsprop.ts';
export {
  cosineDecay, type CosineDecayOptions, stepDecay, type StepDecayOptions, warmUp, type WarmUpOptions,
} from './schedules.ts';
export { SGD, type SGDOptions } from './sgd.ts';
