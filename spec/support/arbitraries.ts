import fc from 'fast-check';
import {
  broadcastTo, type Dtype, type FloatDtype, type Shape, slice, tensor, type Tensor, transpose,
} from '../../lib/tensor/index.ts';

export const floatDtypes: fc.Arbitrary<FloatDtype> = fc.constantFrom('float64', 'float32');
export const dtypes: fc.Arbitrary<FloatDtype | 'bool'> = fc.constantFrom('float64', 'float32', 'bool');

/** Numbers of moderate size, small whole ones often: ties and exact zeros are where mistakes hide. */
export const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -4, max: 4 }).map(x => x + 0),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
);

/** Every double there is: NaN, infinities, −0 and denormal ones too. */
export const anyNumbers: fc.Arbitrary<number> = fc.oneof(
  numbers, fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 5e-324),
);

export interface ShapeLimits {
  readonly minRank?: number;
  readonly maxRank?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Shapes, empty ones and lengths of 1 included unless `minLength` says otherwise. */
export function shapes(
  { minRank = 0, maxRank = 4, minLength = 0, maxLength = 4 }: ShapeLimits = {},
): fc.Arbitrary<Shape> {
  const lengths = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: Math.max(1, minLength), max: maxLength }) },
    { weight: 1, arbitrary: fc.constant(minLength) },
  );
  return fc.array(lengths, { minLength: minRank, maxLength: maxRank });
}

/** `count` shapes that broadcast together. */
export function broadcastableShapes(count: number, limits?: ShapeLimits): fc.Arbitrary<Shape[]> {
  const narrowed = (shape: Shape): fc.Arbitrary<Shape> =>
    fc.tuple(fc.nat({ max: shape.length }), fc.tuple(...shape.map(() => fc.nat({ max: 3 })))).map(([dropped, dice]) =>
      shape.map((length, d) => dice[d] === 0 ? 1 : length).slice(dice.includes(1) ? dropped : 0));
  return shapes(limits).chain(shape => fc.tuple(...Array.from({ length: count }, () => narrowed(shape))));
}

export interface TensorOptions {
  readonly dtype?: Dtype;
  /** What the elements are drawn from; masks draw truths. */
  readonly values?: fc.Arbitrary<number>;
}

/**
 * Tensors of a shape, half of them views: transposed, with gaps, with an offset, or with elements repeated.
 */
export function tensors(
  shape: Shape, { dtype = 'float64', values = numbers }: TensorOptions = {},
): fc.Arbitrary<Tensor> {
  const elements = dtype === 'bool' ? fc.constantFrom(0, 1) : values;
  const order = fc.shuffledSubarray([...shape.keys()], { minLength: shape.length });
  const dimensions = fc.tuple(...shape.map(() => fc.record({
    step: fc.constantFrom(1, 1, 2), before: fc.constantFrom(0, 0, 1), after: fc.constantFrom(0, 0, 2),
    repeated: fc.constantFrom(false, false, false, true),
  })));
  return fc.tuple(order, dimensions, fc.boolean()).chain(([axes, layout, plain]) => {
    if (plain) return filled(shape, dtype, elements);
    const cuts = shape.map((length, d) => {
      const { step, before, after, repeated } = layout[d]!;
      const taken = repeated ? 1 : length;
      return { step, before, taken, room: before + taken * step + after };
    });
    return filled(axes.map(d => cuts[d]!.room), dtype, elements).map(base => {
      const upright = transpose(base, shape.map((_, d) => axes.indexOf(d)));
      const ranges = cuts.map(({ step, before, taken }) => [before, before + taken * step, step] as const);
      const cut = slice(upright, ...ranges);
      return broadcastTo(cut, shape);
    });
  });
}

function filled(shape: Shape, dtype: Dtype, values: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc.array(values, { minLength: size, maxLength: size })
    .map(list => tensor(Float64Array.from(list), shape, { dtype }));
}

/** One tensor of any shape. */
export function anyTensor(options?: TensorOptions, limits?: ShapeLimits): fc.Arbitrary<Tensor> {
  return shapes(limits).chain(shape => tensors(shape, options));
}

/** Two tensors that broadcast together. */
export function broadcastablePairs(options?: TensorOptions): fc.Arbitrary<readonly [Tensor, Tensor]> {
  return broadcastableShapes(2).chain(([a, b]) => fc.tuple(tensors(a!, options), tensors(b!, options)));
}
