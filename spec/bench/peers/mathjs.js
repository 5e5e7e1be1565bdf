// mathjs, float64: the matrix product alone.
import { matrix, multiply } from 'mathjs';
import { numbers, serve, someElements, versionOf } from './serve.js';

function square(n, base64) {
  const data = numbers(base64);
  return matrix(Array.from({ length: n }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]));
}

await serve(versionOf('mathjs'), {
  matmul({ n, A, B }) {
    const a = square(n, A), b = square(n, B);
    let C;
    return {
      run() { C = multiply(a, b); },
      value: () => someElements(n, (i, j) => C.get([i, j])),
    };
  },
});
