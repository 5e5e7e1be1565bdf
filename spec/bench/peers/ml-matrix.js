// ml-matrix, float64, with the backward pass written out. W lies here as (I,O): it then is transposed least often.
import { Matrix } from 'ml-matrix';
import { numbers, serve, someElements, versionOf } from './serve.js';

const matrix = (rows, columns, base64) => Matrix.from1DArray(rows, columns, numbers(base64));

await serve(versionOf('ml-matrix'), {
  step({ sizes, batch, X, labels, params, learningRate }) {
    const x = matrix(batch, sizes[0], X);
    const layers = params.map(({ W, b }, k) => ({
      W: matrix(sizes[k + 1], sizes[k], W).transpose(),
      b: matrix(1, sizes[k + 1], b),
    }));
    let L;

    /** The loss, and in the place of the scores its gradient, (P − T)/N. */
    function loss(Z) {
      const max = Z.max('row');
      const P = Z.subColumnVector(max).exp();
      const total = P.sum('row');
      P.divColumnVector(total);
      L = 0;
      for (let i = 0; i < batch; i++) {
        const p = P.get(i, labels[i]);
        L -= Math.log(p) / batch;
        P.set(i, labels[i], p - 1);
      }
      return P.div(batch);
    }

    function run() {
      const inputs = [], last = layers.length - 1;
      let H = x;                                             // (N,I)
      layers.forEach(({ W, b }, k) => {
        inputs.push(H);
        H = H.mmul(W).addRowVector(b);                       // (N,I)(I,O) + (O) → (N,O)
        if (k < last) H.apply((i, j) => { if (H.get(i, j) < 0) H.set(i, j, 0); });
      });
      let dY = loss(H);                                      // (N,O)
      for (let k = last; k >= 0; k--) {
        const { W, b } = layers[k], input = inputs[k];
        const dW = input.transpose().mmul(dY);               // (I,N)(N,O) → (I,O)
        const db = Matrix.rowVector(dY.sum('column'));       // (N,O) → (O)
        if (k > 0) {
          const dX = dY.mmul(W.transpose());                 // (N,O)(O,I) → (N,I)
          dX.apply((i, j) => { if (input.get(i, j) === 0) dX.set(i, j, 0); });
          dY = dX;
        }
        W.sub(dW.mul(learningRate));
        b.sub(db.mul(learningRate));
      }
    }
    return { run, value: () => [L] };
  },

  matmul({ n, A, B }) {
    const a = matrix(n, n, A), b = matrix(n, n, B);
    let C;
    return {
      run() { C = a.mmul(b); },
      value: () => someElements(n, (i, j) => C.get(i, j)),
    };
  },
});
