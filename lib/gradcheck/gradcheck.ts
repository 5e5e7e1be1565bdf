import { cast } from '../model/cast.ts';
import { describeLayer } from '../model/describe.ts';
import type { ForwardOptions, Layer } from '../model/layer.ts';
import { withParams } from '../model/with-params.ts';
import { randn, Random } from '../random/index.ts';
import { checkOptions, checkTensor, checkWhole, formatShape, type Tensor } from '../tensor/index.ts';
import { checkGradient } from './check-gradient.ts';
import { GradcheckReport } from './report.ts';

/** Options of {@link gradcheck}. */
export interface GradcheckOptions {
  /** Where the upstream gradient, the sample and the layer's own randomness come from. 1 unless said. */
  readonly seed?: number;
  /** How many elements of each gradient to compare, drawn at random; all unless said. */
  readonly sample?: number;
  /** Whether the layer is checked as in training (dropout drops). False unless said. */
  readonly training?: boolean;
}

/**
 * Compares a layer's backward with finite differences, element by element, for L = ⟨Y, R⟩ with a random upstream
 * gradient R: one of all ones hides a whole class of errors. Central differences with Romberg's extrapolation bring
 * their own error estimate, and that is the tolerance. A float32 layer is checked in float64. The layer is not changed.
 * @param layer anything that keeps the contract of {@link Layer}
 * @param X an input for it
 * @returns a report whose `String()` is a table
 * @throws RangeError where X has no elements; whatever the layer's forward or backward throws.
 */
export function gradcheck(layer: Layer, X: Tensor, options: GradcheckOptions = {}): GradcheckReport {
  checkOptions('gradcheck', options, ['seed', 'sample', 'training']);
  checkTensor('gradcheck', X);
  const { seed = 1, sample = Infinity, training = false } = options;
  if (sample !== Infinity) checkWhole('gradcheck', 'sample', sample);
  if (X.size === 0) throw new RangeError(`gradcheck: the input ${formatShape(X.shape)} is empty`);

  const random = new Random(seed), forwardOptions: ForwardOptions = { training, seed };
  const subject = cast(layer, 'float64'), input = cast(X, 'float64');
  const [Y, cache] = subject.forward(input, forwardOptions);
  const R = randn(Y.shape, { random });
  const { dX, grads } = subject.backward(R, cache);

  let evaluations = 1;
  const check = (name: string, gradient: Tensor | undefined, of: Tensor, run: (changed: Tensor) => Tensor) =>
    checkGradient({
      name, gradient, of, R, sample, random,
      evaluate(changed) {
        evaluations++;
        return run(changed);
      },
    });
  const gradients = [
    check('dX', dX, input, changed => subject.forward(changed, forwardOptions)[0]),
    ...Object.entries(subject.params).map(([name, P]) => check(gradientName(name), grads[name], P, changed =>
      withParams(subject, { ...subject.params, [name]: changed }).forward(input, forwardOptions)[0])),
  ];
  return new GradcheckReport(describeLayer(layer), gradients, evaluations);
}

/** The name of a parameter's gradient: W → dW, 0.W → 0.dW. */
function gradientName(parameter: string): string {
  return parameter.replace(/[^.]*$/, letter => `d${letter}`);
}
