import { formatShape, sameShape, sum, Tensor } from '../../tensor/index.ts';
import type { Diagnosis } from '../report.ts';
import { attempt } from './attempt.ts';
import { Draw } from './draw.ts';
import { drawsOf, type Origin } from './draws.ts';
import type { Hypothesis } from './hypothesis.ts';
import { ideas, implied } from './ideas.ts';
import { diagnosePrecision } from './precision.ts';

/** How far a gradient is from the right one, beside it, where it is wrong and not only imprecise. */
const WRONG = 1e-5;
/** On how many draws an error has to show before anything is said about it. */
const LEAST = 2;
/** How many derivatives, of each output by each element, are worth being computed for the sake of a sentence. */
const LARGEST = 2 ** 18;

/**
 * Why a gradient is wrong, where that is beyond doubt. A mistake is supposed, and what backward would return if it were
 * made is worked out from the right gradients; it is believed if this is what backward does return, in every element of
 * several independent draws. Where mistakes that are not the same explain it, or none does, nothing is said.
 * @param origin the case in which the gradient was found wrong
 * @param gradient what backward returned there, if anything
 */
export function diagnose(origin: Origin, gradient: Tensor | undefined): Diagnosis | undefined {
  const { name } = origin;
  if (gradient === undefined || gradient === Tensor.none) {
    return { reason: 'forgotten', text: `${name} is not there: backward returns none` };
  }
  if (!Number.isFinite(sum(gradient).item())) {
    return { reason: 'not-finite', text: `${name} holds NaN or infinity: something is divided by 0 or overflows` };
  }
  const { of, Y } = new Draw({ ...origin, R: origin.X });
  const found = of.size * Y.size > LARGEST ? undefined : byDraws(origin);
  if (found !== undefined || sameShape(gradient.shape, of.shape)) return found;
  const came = formatShape(gradient.shape), wanted = formatShape(of.shape);
  return { reason: 'wrong-shape', text: `${name} has the shape ${came}; a gradient has its tensor's, ${wanted}` };
}

function byDraws(origin: Origin): Diagnosis | undefined {
  const wrong = drawsOf(origin, draw => !draw.agree(draw.claimed, draw.right, WRONG));
  if (wrong.length >= LEAST) return explain(wrong);
  return wrong.length > 0 ? undefined : diagnosePrecision(drawsOf(origin, () => true));
}

/** The reason that explains all draws, if there is one and no other. */
function explain(draws: readonly Draw[]): Diagnosis | undefined {
  const supposed = ideas.flatMap(idea => idea(draws[0]!));
  const [best, ...others] = supposed.filter(hypothesis => draws.every(draw => fits(hypothesis, draw)));
  if (best === undefined) return undefined;
  const superfluous = [best.reason, ...implied[best.reason] ?? []];
  if (others.some(({ reason }) => !superfluous.includes(reason))) return undefined;
  const { reason, text } = best;
  return { reason, text };
}

function fits({ predict }: Hypothesis, draw: Draw): boolean {
  const predicted = attempt(() => predict(draw));
  return predicted !== undefined && draw.agree(draw.claimed, predicted);
}
