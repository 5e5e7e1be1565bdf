import type { BinaryLoop, BinaryName, ComparisonName, Dtype, Elements, UnaryName } from './dtype.ts';
import { kernelsOf } from './kernels/index.ts';
import { broadcastStrides, nest, stepAlong } from './nest.ts';
import { numeric, type Operand, operands } from './operand.ts';
import { broadcastShapes } from './shape.ts';
import { fresh, type Tensor } from './tensor.ts';

/** Applies a loop of one operand to every element. */
export function unary(name: UnaryName, a: Tensor): Tensor {
  const x = numeric(name, a), out = fresh(x.shape, x.dtype), loop = kernelsOf(x.dtype).unary[name];
  if (x.packed) {
    loop(x.size, x.data, x.offset, 1, out.data, 0);
  } else {
    nest(x.shape, [x.strides, out.strides], [x.offset, 0], (n, at, step) => {
      loop(n, x.data, at[0]!, step[0]!, out.data, at[1]!);
    });
  }
  return out;
}

/** Applies a loop of two operands to every pair of elements, broadcasting. */
export function binary(name: BinaryName, a: Operand, b: Operand, operation: string = name): Tensor {
  const [x, y] = operands(operation, a, b);
  return zip(operation, kernelsOf(x.dtype).binary[name], x, y, x.dtype);
}

/** Compares every pair of elements, broadcasting, and returns a mask. */
export function comparison(operation: string, name: ComparisonName, a: Operand, b: Operand,
  adapt: (loop: Comparison) => Comparison = loop => loop): Tensor {
  const [x, y] = operands(operation, a, b);
  return zip(operation, adapt(kernelsOf(x.dtype).compare[name]), x, y, 'bool');
}

type Comparison = BinaryLoop<Elements, Uint8Array>;

/** A loop with its operands exchanged: `a < b` is `b > a`. */
export function exchanged(loop: Comparison): Comparison {
  return (n, a, i, s, b, j, t, out, o) => { loop(n, b, j, t, a, i, s, out, o); };
}

function zip<Out extends Elements>(operation: string, loop: BinaryLoop<Elements, Out>, x: Tensor, y: Tensor,
  dtype: Dtype): Tensor {
  const shape = broadcastShapes(operation, x.shape, y.shape), out = fresh(shape, dtype), target = out.data as Out;
  const stepX = evenStep(x, out.size), stepY = evenStep(y, out.size);
  if (stepX >= 0 && stepY >= 0) {
    loop(out.size, x.data, x.offset, stepX, y.data, y.offset, stepY, target, 0);
    return out;
  }
  if (shape.length === 2) {                    // what a nest would do, quicker: biases and columns come often
    const rows = shape[0]!, columns = shape[1]!, rowX = stepAlong(x, 2, 0), rowY = stepAlong(y, 2, 0);
    const columnX = stepAlong(x, 2, 1), columnY = stepAlong(y, 2, 1);
    for (let r = 0; r < rows; r++) {
      loop(columns, x.data, x.offset + r * rowX, columnX, y.data, y.offset + r * rowY, columnY, target, r * columns);
    }
    return out;
  }
  const strides = [broadcastStrides(x, shape), broadcastStrides(y, shape), out.strides];
  nest(shape, strides, [x.offset, y.offset, 0], (n, at, step) => {
    loop(n, x.data, at[0]!, step[0]!, y.data, at[1]!, step[1]!, target, at[2]!);
  });
  return out;
}

/** 1 for an operand that needs no broadcasting, 0 for a single element, −1 where a nest of loops is needed. */
export function evenStep(a: Tensor, size: number): number {
  if (a.packed && a.size === size) return 1;
  return a.size === 1 ? 0 : -1;
}
