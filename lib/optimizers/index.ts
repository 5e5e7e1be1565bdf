export { Adam, type AdamOptions } from './adam.ts';
export { AdamW } from './adamw.ts';
export { SGD, type SGDOptions } from './sgd.ts';
