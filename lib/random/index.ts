export { deriveSeed, Random } from './random.ts';
export { permutation, randn, type RandomOptions, uniform, type UniformOptions } from './tensors.ts';
