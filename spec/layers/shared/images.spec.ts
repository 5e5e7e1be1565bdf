import test from 'ava';
import { ShapeError, zeros } from '../../../lib/index.ts';
import { checkHalf, checkImages, describeWindow } from '../../../lib/layers/shared/images.ts';

const window = { kernelSize: [2, 3], stride: [1, 1], padding: [0, 0] } as const;

test('images have four dimensions, and as many channels as the layer wants', t => {
  t.notThrows(() => { checkImages('Pool', zeros([1, 2, 2, 3]), window); });
  t.notThrows(() => { checkImages('Pool', zeros([1, 2, 2, 3]), window, 2); });
  t.throws(() => { checkImages('Pool', zeros([2, 4, 4]), window); }, {
    instanceOf: ShapeError, message: 'Pool: an input (2,4,4); wanted (N,C,H,W)',
  });
  t.throws(() => { checkImages('Pool', zeros([1, 2, 4, 4]), window, 3); }, {
    message: 'Pool: an input (1,2,4,4); wanted (N,3,H,W)',
  });
});

test('images are as large as the window, the padding counted', t => {
  for (const shape of [[1, 1, 1, 3], [1, 1, 2, 2]]) {
    t.throws(() => { checkImages('Pool', zeros(shape), window); }, {
      instanceOf: ShapeError,
      message: `Pool: an input (${shape.join(',')}); wanted images of 2×3 or more, the size of the window`,
    });
  }
  t.notThrows(() => { checkImages('Pool', zeros([1, 1, 2, 1]), { ...window, padding: [0, 1] }); });
  t.throws(() => { checkImages('Pool', zeros([1, 1, 1, 3]), { ...window, padding: [0, 1] }); }, {
    message: 'Pool: an input (1,1,1,3) with padding 0×1; wanted images of 2×3 or more, the size of the window',
  });
});

test('a padding is at most half the window where every window has to see the image', t => {
  t.notThrows(() => { checkHalf('Pool', { ...window, padding: [1, 1] }); });
  for (const padding of [[2, 0], [0, 2]] as const) {
    t.throws(() => { checkHalf('Pool', { ...window, padding }); }, {
      instanceOf: RangeError,
      message: `Pool: padding is ${padding.join('×')}; wanted at most half the window, 2×3`,
    });
  }
});

test('a window is described with what is not usual about it', t => {
  t.is(describeWindow(window, [1, 1]), '2×3');
  t.is(describeWindow(window, [2, 3]), '2×3, stride 1×1');
  t.is(describeWindow({ ...window, padding: [1, 0] }, [1, 1]), '2×3, padding 1×0');
});
