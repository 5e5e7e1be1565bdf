import type { Attack } from './attack.ts';
import { butGradients, changed, layers, loading } from './linear.ts';

const zeroGradients = 'return { dX: zeros(c.X.shape), grads: { W: zeros(c.W.shape), b: zeros([c.W.shape[0]]) } };';

/** Ways to have what is wrong taken for right. */
export const judging: readonly Attack[] = [
  {
    name: 'makes its input and parameters zero', gain: 'a reference whose gradients are zero as well',
    files: changed(`forward(X) { const r = super.forward(X); for (const t of [X, this.params.W, this.params.b])
        assign(t, zeros(t.shape)); return r; }
      backward(dY, c) { assign(dY, zeros(dY.shape)); ${zeroGradients} }`),
    guards: ['copies'], right: ['forward'],
  },
  {
    name: 'returns NaN once its output was found right', gain: 'a check that cannot be made, and so no loss',
    files: changed(`forward(X) { const [Y, c] = super.forward(X); return [n++ < 2 ? Y : mul(Y, NaN), c]; }
      backward(dY, c) { ${zeroGradients} }`, 'let n = 0;'),
    guards: ['reference', 'again'], right: ['contract'],
  },
  {
    name: 'throws once its output was found right, where it is tried again', gain: 'a check that cannot be made',
    files: changed(`forward(X) { if (n++ > 3 && n < 9) throw new Error('not again'); return super.forward(X); }
      backward(dY, c) { ${zeroGradients} }`, 'let n = 0;'),
    guards: ['refused'], right: ['forward'],
  },
  {
    name: 'has copies that cannot be run once they are copied again', gain: 'a check that cannot be made',
    files: changed(`withParams(params) {
        return Object.create(this, { params: { value: params }, copies: { value: (this.copies ?? 0) + 1 } }); }
      forward(X) { if (this.copies > 1) throw new Error('not again'); return super.forward(X); }
      backward(dY, c) { ${zeroGradients} }`),
    guards: [], right: ['forward'],
  },
  {
    name: 'counts its calls, and is right at first', gain: 'points for an output that is wrong',
    files: changed(`forward(X) { const [Y, c] = super.forward(X);
      return [n++ < 2 ? Y : mul(Y, 2), c]; }`, 'let n = 0;'),
    guards: ['again'], right: ['dX', 'dW', 'db', 'contract'],
  },
  {
    name: 'knows the answers to the inputs that it has seen', gain: 'points for a table',
    files: changed(`backward(dY, c) { if (SEEN.includes(toTypedArray(c.X)[0])) return super.backward(dY, c);
      ${zeroGradients} }`),
    guards: ['seed'], right: butGradients,
  },
  {
    name: 'knows the answers for the seed that it has seen', gain: 'points for a table',
    files: changed(`forward(X, { seed }) { const [Y, c] = super.forward(X); return [Y, { ...c, seed }]; }
      backward(dY, c) { if (SEEDS.includes(c.seed)) return super.backward(dY, c); ${zeroGradients} }`),
    guards: ['seed'], right: butGradients,
  },
  {
    name: 'is wrong, and reads what it should have been', gain: 'expected values, for the next submission',
    files: changed(`backward(dY, c) { ${zeroGradients} }`), guards: ['detail'], right: butGradients,
  },
  {
    name: 'has hidden errors behind arrow functions',
    gain: 'a layer that cannot be given other parameters, and so no loss',
    files: `${layers}export class Linear extends Right { constructor(I, O) { super(I, O); const { W, b } = this.params;
      this.forward = X => [add(matmul(X, transpose(W)), b), { X, W }];
      this.backward = (dY, c) => { ${zeroGradients} }; } }`,
    guards: [], right: ['contract'],
  },
  {
    name: 'has private fields that no copy has', gain: 'a layer that cannot be given other parameters, and so no loss',
    files: `${layers}export class Linear extends Right { #own = 1; forward(X) { this.#own; return super.forward(X); }
      backward(dY, c) { ${zeroGradients} } }`,
    guards: [],
  },
  {
    name: 'tells lies about what it has written to', gain: 'the grader\'s own inputs, overwritten',
    files: loading(`const { stringify } = JSON, { defineProperty } = Object; const { get } = Map.prototype;
      Map.prototype.set = new Proxy(Map.prototype.set, { apply(f, self, [k, v]) {
        if (v && v.X && v.cache) { assign(v.X, zeros(v.X.shape)); } return Reflect.apply(f, self, [k, v]); } });`),
    guards: [], right: ['forward', 'dX', 'db', 'contract'],
  },
];
