/**
 * handgrad: a neural-network engine whose every backward pass is derived by hand.
 * @module
 */
export * from './gradcheck/index.ts';
export * from './init/index.ts';
export * from './layers/index.ts';
export * from './losses/index.ts';
export * from './model/index.ts';
export * from './optimizers/index.ts';
export * from './random/index.ts';
export * from './tensor/index.ts';
