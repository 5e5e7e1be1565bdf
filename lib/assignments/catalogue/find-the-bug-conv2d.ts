import { conv2d } from './conv2d.ts';
import { findTheBug } from './find-the-bug.ts';

/** Errors in {@link conv2d}. */
export const findTheBugConv2d = findTheBug({
  of: conv2d,
  name: 'the convolution layer',
  points: { forward: 1, dX: 5, dW: 2, db: 2 },
  errors: [
    {
      name: 'rows and columns of dY are exchanged',
      replace: [['reshape(transpose(dOutput, [0, 2, 3, 1])', 'reshape(transpose(dOutput, [0, 3, 2, 1])']],
    },
    {
      name: 'rows and columns of the windows are exchanged',
      replace: [['[N, height, width, C, kh, kw]), [0, 3, 1, 2, 4, 5]',
        '[N, width, height, C, kh, kw]), [0, 3, 2, 1, 4, 5]']],
    },
    {
      name: 'rows and columns within a window are exchanged',
      replace: [['[N, height, width, C, kh, kw]), [0, 3, 1, 2, 4, 5]',
        '[N, height, width, C, kw, kh]), [0, 3, 1, 2, 5, 4]']],
    },
    {
      name: 'db is a mean over the images',
      replace: [['checkWhole, type FloatDtype', 'checkWhole, div, type FloatDtype'],
        ['const db = sum(dY, 0);', 'const db = div(sum(dY, 0), N);']],
    },
  ],
});
