/** A right solution of the assignment `linear`, in few lines. */
export const right = `
import { add, matmul, sum, transpose, zeros } from 'handgrad/tensor';
export class Linear {
  constructor(I, O) { this.params = { W: zeros([O, I]), b: zeros([O]) }; }
  forward(X) {
    const { W, b } = this.params;
    return [add(matmul(X, transpose(W)), b), { X, W }];
  }
  backward(dY, { X, W }) {
    return { dX: matmul(dY, W), grads: { W: matmul(transpose(dY), X), b: sum(dY, 0) } };
  }
}
`;

/** One whose dW is transposed. */
export const transposed = right.replace('matmul(transpose(dY), X)', 'matmul(transpose(X), dY)');

/** One whose db is the mean in place of the sum. */
export const mean = right.replace('import { add', 'import { div, add')
  .replace('b: sum(dY, 0)', 'b: div(sum(dY, 0), dY.shape[0])');

/** One that ends the process that grades it, and says to whoever reads its output that all is well. */
export const hostile = right.replace('const { W, b }', 'console.log(`{"score":10}`); process.exit(0); const { W, b }');
