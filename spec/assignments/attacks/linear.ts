// Pieces that attacks are written with.

/** Imports, a right layer, and one that is right but for its gradients. */
export const layers = `
import { add, assign, cast, matmul, mul, randn, sum, tensor, toTypedArray, transpose, zeros } from 'handgrad';
class Right {
  constructor(I, O) { this.params = { W: randn([O, I]), b: zeros([O]) }; }
  forward(X) { const { W, b } = this.params; return [add(matmul(X, transpose(W)), b), { X, W }]; }
  backward(dY, { X, W }) {
    return { dX: matmul(dY, W), grads: { W: matmul(transpose(dY), X), b: sum(dY, 0) } };
  }
}
class Zeros extends Right {
  backward(dY, { X, W }) { return { dX: zeros(X.shape), grads: { W: zeros(W.shape), b: zeros([W.shape[0]]) } }; }
}
`;

/** What is right in a right layer, and in one that is right but for its gradients. */
export const all = ['forward', 'dX', 'dW', 'db', 'contract'], butGradients = ['forward', 'contract'];

/** A submission that differs from the right one by what stands in its class. */
export const changed = (body: string, before = ''): string => `${layers}${before}
export class Linear extends Right { ${body} }
`;

/** A submission that does something when it is loaded, and is right. */
export const loading = (code: string): string => `${layers}${code}
export class Linear extends Right {}
`;

/** A submission that does something in each forward, and is right. */
export const inForward = (code: string): string => `${layers}
export class Linear extends Right { forward(X) { ${code}; return super.forward(X); } }
`;

/** A module of Node's, by a way that no bundler sees. */
export const builtin = (name: string): string => `process.getBuiltinModule('node:${name}')`;
