//#region handout
import type { Backward, Forward, Layer } from 'handgrad';
import { mul, ones, sum, type Tensor } from 'handgrad/tensor';

/** One factor for each feature. */
export type ScaleParams = { readonly s: Tensor };

/** What backward needs. */
export type ScaleCache = { readonly X: Tensor; readonly s: Tensor };

/** Multiplies each feature by a factor of its own: Y = X ∘ s, (N,I) → (N,I). */
export class Scale implements Layer<ScaleParams, ScaleCache> {
  readonly params: ScaleParams;

  constructor(features: number) {
    this.params = { s: ones([features]) };
  }

  //#region forward
  forward(X: Tensor): Forward<ScaleCache> {
    const { s } = this.params;
    return [mul(X, s), { X, s }];            // (N,I) ∘ (I) → (N,I)
  }
  //#endregion forward

  //#region backward
  backward(dY: Tensor, { X, s }: ScaleCache): Backward<ScaleParams> {
    const ds = sum(mul(dY, X), 0);           // [ds] (N,I) → (I)
    const dX = mul(dY, s);                   // [dX] (N,I) ∘ (I) → (N,I)
    return { dX, grads: { s: ds } };
  }
  //#endregion backward
}
//#endregion handout

import { randn } from 'handgrad';
import { defineAssignment } from 'handgrad/assignments';

export default defineAssignment({
  id: 'scale',
  title: 'One factor a feature',
  source: import.meta.url,
  file: 'scale.ts',
  task: { kind: 'layer', name: 'Scale', reference: (features: number) => new Scale(features) },
  points: { forward: 3, dX: 3, ds: 3, contract: 1 },
  draw: random => ({ args: [4], X: randn([3, 4], { random }) }),
  formula: 'y_{nj} = x_{nj}\\,s_j',
  shapes: { X: '(N,I)', s: '(I)', Y: '(N,I)' },
  steps: [
    '[dX] Which output does $x_{nj}$ reach, and with what derivative?',
    '[ds] Which outputs does $s_j$ reach? Over which index do you sum?',
  ],
  hints: {
    ds: 'One factor serves every sample of its feature.',
  },
});
