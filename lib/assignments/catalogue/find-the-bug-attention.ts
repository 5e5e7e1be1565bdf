import { attention } from './attention.ts';
import { findTheBug } from './find-the-bug.ts';

/** Errors in {@link attention}. */
export const findTheBugAttention = findTheBug({
  of: attention,
  name: 'attention',
  points: { forward: 1, dX: 3, dWqkv: 4, dbqkv: 2 },
  errors: [
    {
      name: 'the softmax is gone through element by element',
      replace: [['mul(P, sub(dP, r))', 'mul(P, dP)']],
    },
    {
      name: 'the softmax is summed down its columns',
      replace: [['sum(mul(dP, P), -1, { keepDims: true })', 'sum(mul(dP, P), -2, { keepDims: true })']],
    },
    {
      name: 'the division by the root is forgotten',
      replace: [['const G = div(dS, sqrt(numberLike(X, D / h)));', 'const G = dS;']],
    },
    {
      name: 'the keys\' product is not transposed',
      replace: [['matmul(transpose(G), Q)', 'matmul(G, Q)']],
    },
    {
      name: 'the values\' product is not transposed',
      replace: [['matmul(transpose(P), dZ)', 'matmul(P, dZ)']],
    },
    {
      name: 'queries and keys change places',
      replace: [['joinHeads([dQ, dK, dV])', 'joinHeads([dK, dQ, dV])']],
    },
  ],
});
