export { type Fans, fansOf, type Initializer } from './initializer.ts';
export { kaimingNormal, type KaimingOptions, kaimingUniform } from './kaiming.ts';
export { lecunNormal, lecunUniform } from './lecun.ts';
export { xavierNormal, type XavierOptions, xavierUniform } from './xavier.ts';
