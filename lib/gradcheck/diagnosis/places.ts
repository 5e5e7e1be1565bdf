import { sameShape, type Tensor, zeros } from '../../tensor/index.ts';
import type { Place } from '../trial.ts';
import type { Hypothesis, Idea } from './hypothesis.ts';

/** Zero everywhere, where it should not be. */
export const zero: Idea = ({ name }) => [{
  reason: 'forgotten',
  text: `${name} is zero everywhere`,
  predict: ({ right }) => zeros(right.shape),
}];

/** The right gradient of something else. */
export const ofAnother: Idea = first => {
  const { name, X, claimed, parts: { layer, place: here, wholeInput } } = first;
  const own = 'input' in here ? undefined : here.parameter;
  const all: [symbol: string, A: Tensor, place: Place][] = [
    ...(wholeInput ? [] : [['X', X, { input: true }] as [string, Tensor, Place]]),
    ...Object.entries(layer.params).map(([parameter, P]): [string, Tensor, Place] => [parameter, P, { parameter }]),
  ];
  const others = all.filter(([symbol, A]) => symbol !== (own ?? 'X') && sameShape(A.shape, claimed.shape));
  return others.map(([symbol, , place]): Hypothesis => ({
    reason: 'gradient-of-another-parameter',
    text: `${name} is the gradient of ${symbol}, not its own`,
    predict: draw => draw.changed({ place }).right,
  }));
};
