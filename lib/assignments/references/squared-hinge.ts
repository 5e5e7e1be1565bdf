import type { Loss } from '../../model/loss.ts';
import {
  add, div, type Indices, maximum, mul, oneHot, square, sub, sum, tensor, Tensor, where,
} from '../../tensor/index.ts';

/** What backward needs. */
export interface SquaredHingeCache {
  /** By how much each wrong class came too near, 0 where it did not: (N,C). */
  readonly H: Tensor;
  /** A mask row a label: (N,C). */
  readonly T: Tensor;
}

/**
 * The squared hinge loss with a margin of 1, a mean over the samples:
 * L = Σ_i Σ_{k ≠ t_i} max(0, z_ik − z_it_i + 1)²/N.
 */
export class SquaredHinge implements Loss<SquaredHingeCache> {
  //#region forward
  /**
   * @param Z scores (N,C)
   * @param labels whole numbers from 0 to C − 1: (N)
   */
  forward(Z: Tensor, labels: Indices): readonly [L: Tensor, cache: SquaredHingeCache] {
    const [N, C] = Z.shape as readonly [number, number];
    const T = oneHot(labels instanceof Tensor ? labels : tensor(labels), C);         // (N) → (N,C)
    const right = sum(where(T, Z, 0), -1, { keepDims: true });               // (N,C) → (N,1)
    const H = where(T, 0, maximum(add(sub(Z, right), 1), 0));                // (N,C) − (N,1) → (N,C)
    return [div(sum(square(H)), N), { H, T }];
  }
  //#endregion forward

  //#region backward
  backward({ H, T }: SquaredHingeCache, dL = 1): Tensor {
    const N = H.shape[0]!, V = div(mul(2, H), N);                            // [V] of the wrong classes: (N,C)
    const v = sum(V, -1, { keepDims: true });                                // [v] (N,C) → (N,1)
    return mul(dL, sub(V, where(T, v, 0)));                                  // [dZ] the label lost what they gained
  }
  //#endregion backward
}
