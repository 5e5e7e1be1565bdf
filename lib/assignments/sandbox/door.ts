// All that a submission may import of handgrad, as `handgrad/tensor` and as `handgrad`: numbers, and where they begin.
// Not one layer, and no check.
export * from '../../init/index.ts';
export { deriveSeed, permutation, randn, Random, uniform } from '../../random/index.ts';
export * from '../../tensor/index.ts';
