import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  arange, type Dtype, foldWindows, mul, reshape, ShapeError, sum, tensor, type Tensor, toArray, windows, zeros,
} from '../../lib/tensor/index.ts';
import { tensors } from '../support/arbitraries.ts';
import { at, elements, indices } from '../support/plain.ts';
import { holds } from '../support/property.ts';
import { type WindowCase, windowCases } from '../support/window-cases.ts';

interface Case extends WindowCase {
  readonly a: Tensor;
}

const small = fc.integer({ min: -9, max: 9 }).map(x => x + 0);
const dtypes: readonly Dtype[] = ['float64', 'float32', 'complex', 'bounded', 'bignumber'];

const casesIn = (dtype: Dtype): fc.Arbitrary<Case> =>
  fc.tuple(windowCases(), fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 2 })).chain(([grid, leading]) =>
    tensors([...leading, ...grid.image], { dtype, values: small }).map(a => ({ a, ...grid })));

for (const dtype of [...dtypes, 'bool'] as const) {
  test(`element (p,q,i,j) of windows is row p·stride + i and column q·stride + j of the padded image: ${dtype}`, t => {
    const fill = dtype === 'bool' ? 1 : -7;
    holds(t, fc.property(casesIn(dtype), ({ a, image: [H, W], size, stride, padding }) => {
      const V = windows(a, size, { stride, padding, fill }), rank = a.rank - 2;
      const count = (d: 0 | 1): number => {
        let n = 0;
        while (n * stride[d] + size[d] <= [H, W][d]! + 2 * padding[d]) n++;
        return n;
      };
      assert.deepEqual([V.shape, V.dtype], [[...a.shape.slice(0, rank), count(0), count(1), ...size], dtype]);
      for (const index of indices(V.shape)) {
        const [p, q, i, j] = index.slice(rank) as [number, number, number, number];
        const row = p * stride[0] + i - padding[0], column = q * stride[1] + j - padding[1];
        const inside = row >= 0 && row < H && column >= 0 && column < W;
        assert.equal(at(V, index), inside ? at(a, [...index.slice(0, rank), row, column]) : fill);
      }
    }), 60);
  });
}

for (const dtype of dtypes) {
  test(`foldWindows is the adjoint: ⟨windows(A), V⟩ = ⟨A, foldWindows(V)⟩, exactly on whole numbers: ${dtype}`, t => {
    const withV = casesIn(dtype).chain(c => {
      const { shape } = windows(c.a, c.size, { stride: c.stride, padding: c.padding });
      return tensors(shape, { dtype, values: small }).map(V => ({ ...c, V }));
    });
    holds(t, fc.property(withV, ({ a, V, image, size, stride, padding }) => {
      const cut = windows(a, size, { stride, padding }), folded = foldWindows(V, image, { stride, padding });
      assert.deepEqual([folded.shape, folded.dtype], [a.shape, dtype]);
      assert.equal(sum(mul(cut, V)).item(), sum(mul(a, folded)).item());
    }), 60);
  });
}

test('foldWindows adds every element of every window to the place that it was cut from', t => {
  holds(t, fc.property(casesIn('float64'), ({ a, image: [H, W], size, stride, padding }) => {
    const V = windows(a, size, { stride, padding }), rank = a.rank - 2;
    const expected = new Map(indices(a.shape).map(index => [String(index), 0]));
    for (const index of indices(V.shape)) {
      const [p, q, i, j] = index.slice(rank) as [number, number, number, number];
      const row = p * stride[0] + i - padding[0], column = q * stride[1] + j - padding[1];
      const place = String([...index.slice(0, rank), row, column]);
      if (row >= 0 && row < H && column >= 0 && column < W) expected.set(place, expected.get(place)! + at(V, index));
    }
    assert.deepEqual(elements(foldWindows(V, [H, W], { stride, padding })), [...expected.values()]);
  }));
});

test('a window of a 3×3 image, and what comes back of ones', t => {
  const image = reshape(arange(9), [3, 3]);
  t.deepEqual(toArray(windows(image, 2)), [
    [[[0, 1], [3, 4]], [[1, 2], [4, 5]]],
    [[[3, 4], [6, 7]], [[4, 5], [7, 8]]],
  ]);
  t.deepEqual(toArray(foldWindows(tensor(Array<number>(16).fill(1), [2, 2, 2, 2]), 3)),
    [[1, 2, 1], [2, 4, 2], [1, 2, 1]]);
});

test('windows are a view; padding copies the image once, and not its windows', t => {
  const image = zeros([2, 8, 8]);
  t.is(windows(image, 3, { stride: 2 }).storage, image.storage);
  const { storage } = windows(image, 3, { padding: 1 });
  t.not(storage, image.storage);
  t.is(storage.elements.length, 2 * 10 * 10);
});

test('neither writes to its operand', t => {
  holds(t, fc.property(casesIn('float64'), ({ a, image, size, stride, padding }) => {
    const before = elements(a), V = windows(a, size, { stride, padding }), cut = elements(V);
    foldWindows(V, image, { stride, padding });
    assert.deepEqual([elements(a), elements(V)], [before, cut]);
  }), 30);
});

test('a padding of −∞ never is the largest of a window', t => {
  for (const dtype of dtypes) {
    const V = windows(tensor([-5], [1, 1], { dtype }), 2, { padding: 1, fill: -Infinity });
    t.deepEqual(elements(V).filter(x => x !== -Infinity), [-5, -5, -5, -5], dtype);
  }
});

test('a window larger than the image is refused by an error that names both', t => {
  t.throws(() => windows(zeros([2, 3]), [3, 2]), {
    instanceOf: ShapeError, message: 'windows: windows (3,2) are larger than the image (2,3) with padding (0,0)',
  });
  t.throws(() => windows(zeros([2, 3]), 6, { padding: [2, 1] }), {
    message: 'windows: windows (6,6) are larger than the image (2,3) with padding (2,1)',
  });
  t.notThrows(() => windows(zeros([2, 3]), [6, 5], { padding: [2, 1] }));
});

test('what is no image, no windows of that image, or no option is refused', t => {
  t.throws(() => windows(zeros([3]), 1), {
    instanceOf: ShapeError, message: 'windows: (3) is no image; wanted (…,H,W)',
  });
  t.throws(() => windows([[1]] as unknown as Tensor, 1), { message: /^windows: expected a tensor, got an array/ });
  t.throws(() => windows(zeros([3, 3]), 0), { message: 'windows: size is 0; wanted a whole number ≥ 1' });
  t.throws(() => windows(zeros([3, 3]), 1, { stride: 0 }), {
    message: 'windows: stride is 0; wanted a whole number ≥ 1',
  });
  t.throws(() => windows(zeros([3, 3]), 1, { dilation: 2 } as never), {
    message: 'windows: unknown option \'dilation\'; there is stride, padding, fill',
  });
  t.throws(() => foldWindows(zeros([2, 2]), 3), {
    instanceOf: ShapeError, message: 'foldWindows: (2,2) are no windows; wanted (…,H\',W\',kh,kw)',
  });
  t.throws(() => foldWindows(zeros([2, 2, 2, 2]), [3, 4]), {
    instanceOf: ShapeError,
    message: 'foldWindows: (2,2,2,2) has 2 by 2 windows; an image (3,4) has 2 by 3 of them',
  });
  t.throws(() => foldWindows(zeros([2, 2, 2, 2]), 3, { fill: 1 } as never), {
    message: 'foldWindows: unknown option \'fill\'; there is stride, padding',
  });
});
