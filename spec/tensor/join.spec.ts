import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  concat, DtypeError, ShapeError, slice, stack, tensor, type Tensor, toArray, zeros,
} from '../../lib/tensor/index.ts';
import { dtypes, shapes, tensors } from '../support/arbitraries.ts';
import { elements } from '../support/plain.ts';
import { holds } from '../support/property.ts';

test('concat puts tensors one after the other: cutting the result gives them back', t => {
  const choices = fc.tuple(shapes({ minRank: 1 }), dtypes, fc.nat(), fc.boolean());
  const cases = choices.chain(([shape, dtype, dice, fromEnd]) => {
    const d = dice % shape.length;
    const parts = fc.array(fc.integer({ min: 0, max: 3 }).chain(length => tensors(shape.with(d, length), { dtype })),
      { minLength: 1, maxLength: 4 });
    return fc.tuple(parts, fc.constant(d), fc.constant(fromEnd ? d - shape.length : d));
  });
  holds(t, fc.property(cases, ([parts, d, axis]) => {
    const whole = concat(parts, axis);
    let start = 0;
    for (const part of parts) {
      const stop = start + part.shape[d]!;
      const cut = slice(whole, ...Array.from({ length: d }, () => [] as const), [start, stop]);
      assert.deepEqual([cut.shape, cut.dtype, elements(cut)], [part.shape, part.dtype, elements(part)]);
      start = stop;
    }
    assert.equal(whole.shape[d], start);
    assert.ok(parts.every(part => part.storage !== whole.storage));
  }));
});

test('stack puts tensors along a new axis: taking an index of it gives them back', t => {
  const cases = fc.tuple(shapes(), dtypes, fc.nat(), fc.boolean()).chain(([shape, dtype, dice, fromEnd]) => {
    const d = dice % (shape.length + 1);
    return fc.tuple(fc.array(tensors(shape, { dtype }), { minLength: 1, maxLength: 4 }), fc.constant(d),
      fc.constant(fromEnd ? d - shape.length - 1 : d));
  });
  holds(t, fc.property(cases, ([parts, d, axis]) => {
    const whole = stack(parts, axis);
    assert.equal(whole.shape[d], parts.length);
    parts.forEach((part, k) => {
      const cut = slice(whole, ...Array.from({ length: d }, () => [] as const), k);
      assert.deepEqual([cut.shape, cut.dtype, elements(cut)], [part.shape, part.dtype, elements(part)]);
    });
  }));
});

test('both join along the first axis unless told otherwise', t => {
  t.deepEqual(toArray(concat([tensor([[1, 2]]), tensor([[3, 4]])])), [[1, 2], [3, 4]]);
  t.deepEqual(toArray(stack([tensor([1, 2]), tensor([3, 4])])), [[1, 2], [3, 4]]);
});

for (const [name, join] of Object.entries({ concat, stack })) {
  test(`${name} refuses nothing, one tensor that is no list, several dtypes, and what is no tensor`, t => {
    t.throws(() => join([]), { instanceOf: ShapeError, message: `${name}: no tensors given` });
    t.throws(() => join(zeros([2]) as unknown as Tensor[]), {
      instanceOf: TypeError, message: `${name}: expected an array of tensors, got an object`,
    });
    t.throws(() => join([zeros([2]), zeros([2], { dtype: 'float32' })]), {
      instanceOf: DtypeError, message: `${name}: float64 with float32; cast one of them`,
    });
    t.throws(() => join([zeros([2]), 5 as unknown as Tensor]), { message: `${name}: expected a tensor, got 5` });
  });
}

test('shapes that do not fit together are refused by an error that names both', t => {
  const refused = (join: () => Tensor, message: string): void => {
    t.throws(join, { instanceOf: ShapeError, message });
  };
  refused(() => concat([zeros([2, 3]), zeros([2, 4])]), 'concat: (2,3) and (2,4) differ outside axis 0');
  refused(() => concat([zeros([2, 3]), zeros([3])]), 'concat: (2,3) and (3) differ outside axis 0');
  refused(() => concat([zeros([]), zeros([])]), 'concat: axis 0 of a tensor of 0 dimensions');
  refused(() => stack([zeros([2]), zeros([3])]), 'stack: (2) and (3) are not of one shape');
  refused(() => stack([zeros([2])], 2), 'stack: axis 2 of a tensor of 2 dimensions');
});
