import { describeValue } from '../model/describe.ts';
import type { Layer, Params } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import { checkTensor, type Indices, Tensor } from '../tensor/index.ts';
import { functionAsLayer, type LayerFunctions } from './function-as-layer.ts';
import { lossAsLayer } from './loss-as-layer.ts';

/** The ways to say what is to be checked: a layer, two functions, or a loss, each with what it takes. */
export type SubjectArguments<Options> =
  | readonly [layer: Layer, X: Tensor, options?: Options | undefined]
  | readonly [functions: LayerFunctions, params: Params, X: Tensor, options?: Options | undefined]
  | readonly [loss: Loss, Y: Tensor, target: Indices, options?: Options | undefined];

/** What is to be checked, as a layer with an input. */
export interface Subject<Options> {
  readonly layer: Layer;
  readonly X: Tensor;
  readonly options: Partial<Options>;
}

/**
 * Reads the arguments of a check.
 * @throws TypeError that says what came where they are none of the three kinds.
 */
export function subjectOf<Options>(where: string, args: SubjectArguments<Options>): Subject<Options> {
  const [first, second, third, fourth] = args as readonly unknown[];
  const { params, forward, backward } = (first ?? {}) as { params?: unknown; forward?: unknown; backward?: unknown };
  if (typeof forward !== 'function' || typeof backward !== 'function') {
    throw new TypeError(`${where}: ${describeValue(first)} has no forward and backward`);
  }
  if (typeof params === 'object' && params !== null) {
    return { layer: first as Layer, X: checked(second), options: (third ?? {}) };
  }
  const options = (fourth ?? {}) as Partial<Options>;
  if (!(second instanceof Tensor) && typeof second === 'object' && second !== null && !Array.isArray(second)) {
    return { layer: functionAsLayer(first as LayerFunctions, second as Params), X: checked(third), options };
  }
  if (third instanceof Tensor || Array.isArray(third)) {
    return { layer: lossAsLayer(first as Loss, third as Indices), X: checked(second), options };
  }
  throw new TypeError(`${where}: ${describeValue(first)} has no params. A loss comes with its target, `
    + `${where}(loss, Y, target); functions with their parameters, ${where}({ forward, backward }, params, X)`);

  function checked(X: unknown): Tensor {
    checkTensor(where, X);
    return X as Tensor;
  }
}
