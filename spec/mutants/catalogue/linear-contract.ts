import {
  add, assign, type Backward, type BackwardOptions, cast, type Forward, Linear, type LinearCache, type LinearParams,
  matmul, mul, reshape, sub, Tensor, tensor, transpose, zeros,
} from '../../../lib/index.ts';
import { input, linear, withRandomParams } from '../make-wrong.ts';
import { type Change, mutantsOf } from '../mutant.ts';

type Back = Backward<LinearParams>;

/** Keeps its input in a field. */
class KeepsX extends Linear {
  X: Tensor = tensor([]);

  override forward(X: Tensor): Forward<LinearCache> {
    this.X = X;
    return super.forward(X);
  }

  override backward(dY: Tensor, cache: LinearCache): Back {
    return super.backward(dY, { ...cache, X: this.X });
  }
}

/** Keeps its input where no field shows it. */
class HidesX extends Linear {
  static X: Tensor;

  override forward(X: Tensor): Forward<LinearCache> {
    HidesX.X = X;
    return super.forward(X);
  }

  override backward(dY: Tensor, cache: LinearCache): Back {
    return super.backward(dY, { ...cache, X: HidesX.X });
  }
}

/** Adds its gradients up, as engines do that have `zero_grad`. */
class Accumulates extends Linear {
  dW: Tensor | undefined;

  override backward(dY: Tensor, cache: LinearCache): Back {
    const { dX, grads: { W: dW, b } } = super.backward(dY, cache);
    this.dW = this.dW === undefined ? dW : add(this.dW, dW);
    return { dX, grads: { W: this.dW, b: b! } };
  }
}

/** Takes the step itself. */
class Steps extends Linear {
  override backward(dY: Tensor, cache: LinearCache): Back {
    const back = super.backward(dY, cache), { W } = this.params;
    assign(W, sub(W, mul(0.1, back.grads.W)));
    return back;
  }
}

/** Returns a gradient that nobody asked for. */
class OneTooMany extends Linear {
  override backward(dY: Tensor, cache: LinearCache): Back {
    const { dX, grads } = super.backward(dY, cache);
    return { dX, grads: { ...grads, X: dX } as LinearParams };
  }
}

/** Skips too much where dX is not needed. */
class SkipsAll extends Linear {
  override backward(dY: Tensor, cache: LinearCache, options: BackwardOptions = {}): Back {
    const { dX, grads } = super.backward(dY, cache, options);
    return { dX, grads: options.inputGradient === false ? { ...grads, b: zeros(grads.b!.shape) } : grads };
  }
}

const changes: readonly Change[] = [
  {
    name: 'dX is taken by the weight of today, not by the one in the cache',
    layer: () => linear((dY, { shape }, { params: { W } }) => ({ dX: reshape(matmul(dY, W), shape) })),
    gradient: 'contract', expected: 'cache',
  },
  {
    name: 'The input is kept in the layer',
    layer: () => withRandomParams(new KeepsX(3, 2)),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'The input is kept in a variable beside the layer',
    layer: () => withRandomParams(new HidesX(3, 2)),
    gradient: 'contract', expected: 'cache',
  },
  {
    name: 'dW is added up in the layer',
    layer: () => withRandomParams(new Accumulates(3, 2)),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'W is stepped in backward',
    layer: () => withRandomParams(new Steps(3, 2)),
    gradient: 'contract', expected: 'pure',
  },
  {
    name: 'dW is returned in float32, to save memory',
    layer: () => linear((dY, { X }) => ({ dW: cast(matmul(transpose(dY), X), 'float32') })),
    gradient: 'contract', expected: 'shapes',
  },
  {
    name: 'There is a gradient that belongs to no parameter',
    layer: () => withRandomParams(new OneTooMany(3, 2)),
    gradient: 'contract', expected: 'shapes',
  },
  {
    name: 'db is 0 where dX is not asked for',
    layer: () => withRandomParams(new SkipsAll(3, 2)),
    gradient: 'contract', expected: 'shapes',
  },
  {
    name: 'dX is Tensor.none although X is no label',
    layer: () => linear(() => ({ dX: Tensor.none })),
    gradient: 'contract', expected: 'shapes',
  },
];

export const linearContractMutants =
  mutantsOf('Linear', () => withRandomParams(new Linear(3, 2)), () => input([4, 3]), changes);
