import { add, div, exp, log, mul, neg, shiftToMax, sigmoid, sub, sum, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import { type Formula, type Slip, slipsOf } from './formula.ts';
import type { Idea } from './hypothesis.ts';

// Losses. The target T is not known here, only that it is the same in all draws: it is worked out of the first one, and
// where the formula holds in the others with this T, it is the target.

/** What a loss makes of its input before it is compared: itself, a sigmoid, or a softmax. */
const predictions: readonly ((X: Tensor) => Tensor)[] = [X => X, sigmoid, softmax];

/** dL·c(F(X) − T), F(X) the prediction, c = 2/n or 1/n: of the squared error and of the cross-entropies from scores. */
export const differenceLoss: Idea = first => predictions.flatMap(F => scales(first).flatMap(c => {
  const T = sub(F(first.X), div(first.right, c * first.R.item()));
  const times = ({ R }: Draw, A: Tensor): Tensor => mul(c * R.item(), A);
  const slip = (reason: Slip['reason'], says: string, instead: (P: Tensor, X: Tensor) => Tensor): Slip =>
    ({ reason, says, gives: draw => times(draw, instead(F(draw.X), draw.X)) });
  const formula: Formula = {
    gradient: draw => times(draw, sub(F(draw.X), T)),
    slips: [
      slip('term-dropped', 'lacks a term: the target', P => P),
      slip('term-dropped', 'lacks a term: the prediction', () => neg(T)),
      slip('term-dropped', 'lacks what is not at the target', P => mul(T, sub(P, T))),
      slip('sign', 'has a term with the wrong sign', P => add(P, T)),
      slip('wrong-tensor', 'has scores where the formula has probabilities', (_, X) => sub(X, T)),
      slip('activation-derivative-missing', 'is the gradient of the probabilities, not of the scores',
        P => neg(div(T, P))),
      slip('activation-derivative-missing', 'is the gradient of the probabilities, not of the scores',
        P => div(sub(P, T), mul(P, sub(1, P)))),
      slip('wrong-tensor', 'has logarithms where the formula has probabilities', P => sub(log(P), T)),
    ],
  };
  return slipsOf(formula)(first);
}));

/** dL·c(P − T)/(P(1 − P)), of the cross-entropy from probabilities P; as two terms, dL·c((1 − T)/(1 − P) − T/P). */
export const probabilityLoss: Idea = first => scales(first).flatMap(c => {
  const flatness = (P: Tensor): Tensor => mul(P, sub(1, P));
  const T = sub(first.X, div(mul(first.right, flatness(first.X)), c * first.R.item()));
  const slip = (reason: Slip['reason'], says: string, instead: (P: Tensor) => Tensor): Slip =>
    ({ reason, says, gives: ({ R, X }) => mul(c * R.item(), instead(X)) });
  const formula: Formula = {
    gradient: ({ R, X: P }) => mul(c * R.item(), div(sub(P, T), flatness(P))),
    slips: [
      slip('term-dropped', 'lacks a division', P => sub(P, T)),
      slip('term-dropped', 'lacks a factor in a denominator', P => div(sub(P, T), P)),
      slip('term-dropped', 'lacks a factor in a denominator', P => div(sub(P, T), sub(1, P))),
      slip('term-dropped', 'lacks a term: what the target 0 contributes', P => neg(div(T, P))),
      slip('term-dropped', 'lacks a term: what the target 1 contributes', P => div(sub(1, T), sub(1, P))),
      slip('term-dropped', 'lacks a term: the target', P => div(P, flatness(P))),
      slip('sign', 'has a term with the wrong sign', P => neg(add(div(T, P), div(sub(1, T), sub(1, P))))),
      slip('sign', 'has a term with the wrong sign', P => add(div(T, P), div(sub(1, T), sub(1, P)))),
      slip('sign', 'has a term with the wrong sign', P => div(add(P, T), flatness(P))),
    ],
  };
  return slipsOf(formula)(first);
});

/** What the difference may be multiplied by: 2 or 1, over the number of elements, of samples, or of nothing. */
function scales({ X, R, parts: { place } }: Draw): number[] {
  if (!('input' in place) || R.size !== 1) return [];
  return [2, 1].flatMap(two => [...new Set([1, X.shape[0] ?? 1, X.size])].map(n => two / n));
}

function softmax(X: Tensor): Tensor {
  const E = exp(shiftToMax(X, -1));
  return div(E, sum(E, -1, { keepDims: true }));
}
