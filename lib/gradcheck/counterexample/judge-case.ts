import type { ForwardOptions, Layer } from '../../model/layer.ts';
import { copy, sameShape, type Shape, Tensor, tensor } from '../../tensor/index.ts';
import { allFinite } from '../all-finite.ts';
import { Arithmetics, gradientAt } from '../arithmetics.ts';
import { chooseJudge } from '../choose-judge.ts';
import { contract } from '../contract.ts';
import { NotCheckable } from '../copies.ts';
import type { OracleName } from '../report.ts';
import { isWhole } from '../shapes.ts';
import type { Place } from '../trial.ts';

/** What is to be shown: that a gradient is wrong, or that a law of the contract is broken. */
export type Target = { readonly gradient: string; readonly place: Place } | { readonly law: string };

/** A layer and an input that are small enough to be looked at, and numbers for an upstream gradient. */
export interface SmallCase {
  readonly layer: Layer;
  readonly X: Tensor;
  readonly dY: readonly number[];
  readonly options: ForwardOptions;
  readonly oracle: 'auto' | OracleName;
}

/** What is wrong in a case: a gradient, or what a law says. */
export interface Wrong {
  /** The upstream gradient, for a gradient. */
  readonly dY?: Tensor;
  /** What backward returned, if it did. */
  readonly analytic?: Tensor;
  /** What is right. */
  readonly numeric?: Tensor;
  /** What the law says. */
  readonly problem?: string;
}

/**
 * What is wrong in a case, if anything is.
 * @throws whatever the layer throws.
 */
export function wrongIn(smallCase: SmallCase, target: Target): Wrong | undefined {
  return 'law' in target ? brokenLaw(smallCase, target.law) : wrongGradient(smallCase, target.place);
}

function wrongGradient({ layer, X, dY: numbers, options, oracle }: SmallCase, place: Place): Wrong | undefined {
  const [Y, cache] = layer.forward(copy(X), options), output = copy(Y);
  if (!allFinite(output)) return undefined;
  const dY = filled(output.shape, i => numbers[i % numbers.length]!), back = layer.backward(copy(dY), cache);
  const ids = back.dX === Tensor.none && isWhole(X);
  if (ids && 'input' in place) return undefined;             // labels and ids have no gradient
  const arithmetics = new Arithmetics(layer, X, options, dY, output, ids), { shape } = arithmetics.plain.at(place);
  const returned = gradientAt(back, place), analytic = returned === Tensor.none ? undefined : returned;
  const fits = analytic !== undefined && sameShape(analytic.shape, shape);
  // Where backward returned nothing that could be compared, there still is something right to show.
  const compared = fits ? analytic : filled(shape, () => 0);
  const judge = chooseJudge(arithmetics, oracle).judgeAt(place);
  const elements = judge(compared, Array.from({ length: compared.size }, (_, i) => i));
  const verdicts = elements.map(({ verdict }) => verdict);
  if (verdicts.includes('inconclusive') || (fits && !verdicts.includes('wrong'))) return undefined;
  const numeric = tensor(elements.map(element => element.numeric), shape);
  if (!fits && elements.every(element => element.numeric === 0)) return undefined;    // zeros show nothing
  return { dY, ...(analytic !== undefined && { analytic: copy(analytic) }), numeric };
}

function brokenLaw({ layer, X, options: { seed = 1, training = false } }: SmallCase, law: string): Wrong | undefined {
  layer.forward(copy(X), { seed, training });                // no input for it: throws here, and breaks no law
  try {
    contract.find(({ name }) => name === law)?.check({ layer, X: copy(X), training, seed });
    return undefined;
  } catch (error) {
    if (error instanceof NotCheckable) return undefined;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function filled(shape: Shape, value: (i: number) => number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(Float64Array.from({ length: size }, (_, i) => value(i)), shape);
}
