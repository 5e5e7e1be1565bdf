export { BCELoss, type BCELossCache } from './bce-loss.ts';
export { BCEWithLogitsLoss, type BCEWithLogitsLossCache } from './bce-with-logits-loss.ts';
export { CrossEntropyLoss, type CrossEntropyLossCache } from './cross-entropy-loss.ts';
export { MSELoss, type MSELossCache } from './mse-loss.ts';
export type { LossOptions } from './shared/reduction.ts';
