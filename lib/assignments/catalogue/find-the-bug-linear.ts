import { findTheBug } from './find-the-bug.ts';
import { linear } from './linear.ts';

const withDiv = ['checkWhole, type FloatDtype', 'checkWhole, div, type FloatDtype'] as const;

/** Errors in {@link linear}. */
export const findTheBugLinear = findTheBug({
  of: linear,
  name: 'the linear layer',
  points: { forward: 1, dX: 3, dW: 3, db: 3 },
  errors: [
    {
      name: 'dW is a mean over the batch',
      replace: [withDiv, ['const dW = matmul(transpose(dY), X);',
        'const dW = div(matmul(transpose(dY), X), X.shape[0]!);']],
    },
    {
      name: 'db is a mean over the batch',
      replace: [['matmul, reshape,', 'matmul, mean, reshape,'], ['type Shape, sum, Tensor', 'type Shape, Tensor'],
        ['const db = sum(dY, 0);', 'const db = mean(dY, 0);']],
    },
    {
      name: 'the bias is added twice',
      replace: [['add(Z, b);', 'add(Z, add(b, b));']],
    },
    {
      name: 'dX is divided by the number of outputs',
      replace: [withDiv, ['reshape(matmul(dY, W), shape)', 'reshape(div(matmul(dY, W), this.outFeatures), shape)']],
    },
  ],
});
