import { cast } from '../model/cast.ts';
import { describeLayer } from '../model/describe.ts';
import type { Forward, ForwardOptions, Layer } from '../model/layer.ts';
import { deriveSeed, randn, Random } from '../random/index.ts';
import { abs, copy, formatShape, max, sameShape, ShapeError, Tensor } from '../tensor/index.ts';
import { allFinite } from './all-finite.ts';
import { Arithmetics, gradientAt } from './arithmetics.ts';
import { checkDirections } from './check-directions.ts';
import { checkGradient, notComparable } from './check-gradient.ts';
import { chooseJudge } from './choose-judge.ts';
import { contract, type LawCase } from './contract.ts';
import { copyProblem, NotCheckable, staleParameters } from './copies.ts';
import type { Replay } from './counterexample/search.ts';
import { diagnose, trainingWarning, upstreamWarning, warningsOf } from './diagnosis/index.ts';
import { explain } from './explain.ts';
import { type ContractFinding, GradcheckReport, type GradientReport, type OracleName } from './report.ts';
import { isFloat32, rounding32 } from './rounding32.ts';
import { isWhole } from './shapes.ts';
import type { Place } from './trial.ts';

/** Options of a check, all of them given. */
export interface CheckOptions {
  readonly seed: number;
  readonly sample: number;
  /** Along how many random directions to compare instead of element by element. */
  readonly directions?: number | undefined;
  /** The upstream gradient, where it is not to be random. */
  readonly dY?: Tensor | undefined;
  readonly training: boolean;
  readonly oracle: 'auto' | OracleName;
  /** Where the search for an example begins: the seed of the whole check, and the path to one that is known. */
  readonly replay?: Replay;
}

/** Checks a layer: its gradients against an oracle, and the contract. */
export function checkLayer(layer: Layer, X: Tensor, options: CheckOptions): GradcheckReport {
  const { seed, sample, directions, dY, training, oracle, replay = { seed } } = options;
  const forwardOptions: ForwardOptions = { training, seed };
  const subject = cast(layer, 'float64'), float32 = isFloat32(layer, X);
  const own = (): Tensor => copy(cast(X, 'float64'));        // a layer that overwrites its input overwrites only this
  const first = firstForward(layer, subject, X, own(), forwardOptions);
  const lawCase: LawCase = { layer: typeof first === 'string' ? layer : subject, X: own(), training, seed };
  if (typeof first === 'string') return uncheckable(layer, X, first, { ...lawCase, X: copy(X) });

  const [Y, cache] = first, output = copy(Y);
  if (!allFinite(Y)) return uncheckable(layer, X, 'cannot be checked: the output is not finite', lawCase);
  // Not the stream of the seed itself: X may come from there, and R = X would hide a backward that confuses the two.
  const random = new Random(deriveSeed(seed, 0x52));
  const drawn = dY === undefined ? randn(Y.shape, { random }) : given(dY, Y);
  const R = float32 ? cast(cast(drawn, 'float32'), 'float64') : drawn;
  const back = subject.backward(R, cache), wholeInput = back.dX === Tensor.none && isWhole(X);
  const arithmetics = new Arithmetics(subject, X, forwardOptions, R, output, wholeInput);
  const { judgeAt, fallback, caveat = [] } = chooseJudge(arithmetics, oracle);

  const parameters = Object.keys(subject.params).map(parameter => ({ parameter }));
  const places: Place[] = wholeInput ? parameters : [{ input: true }, ...parameters];
  // Where complex numbers are used, copies of the layer have run already.
  const copiesRun = oracle !== 'central' && fallback === undefined;
  const unrunnable = copiesRun ? undefined : copyProblem(subject, own(), forwardOptions), hidden: string[] = [];
  const compared = places.map((place): GradientReport => {
    const gradient = gradientAt(back, place), { shape } = arithmetics.plain.at(place), name = nameOf(place);
    if (unrunnable !== undefined && 'parameter' in place) return notComparable(name, shape, unrunnable, 'inconclusive');
    return directions === undefined ? checkGradient(name, gradient, shape, judgeAt(place), sample, random)
      : checkDirections(name, gradient, arithmetics, place, directions, random, sentence => hidden.push(sentence));
  });
  const stale = unrunnable === undefined ? staleParameters(subject, own(), forwardOptions, output, unseen)
    : new Map(parameters.map(({ parameter }) => [parameter, unrunnable]));
  const rounding = float32 ? rounding32(layer, X, forwardOptions, R, back) : () => undefined;
  const gradients = places.map((place, k): GradientReport => {
    const report = compared[k]!, { name, shape } = report, gradient = gradientAt(back, place);
    const problem = 'input' in place ? undefined : stale.get(place.parameter), rounded = rounding(place);
    if (problem !== undefined) return notComparable(name, shape, problem, 'inconclusive');
    const arithmetic = typeof arithmetics.complex === 'string' ? 'float64' : 'complex';
    const diagnosis = report.verdict !== 'wrong' ? undefined : diagnose(
      { layer: subject, X: own(), options: forwardOptions, place, name, arithmetic, wholeInput, seed }, gradient);
    return { ...report, ...(rounded !== undefined && { rounding32: rounded }), ...(diagnosis && { diagnosis }) };
  });
  const findings = checkContract({ ...lawCase, stale }), { evaluations } = arithmetics;
  const reason = stale.size > 0 && fallback !== undefined ? 'the layer goes on with its own parameters' : fallback;
  const warnings = [
    ...warningsOf(subject.params, X, output), ...(dY === undefined ? [] : upstreamWarning(R)),
    ...trainingWarning(subject, own(), forwardOptions, output), ...caveat, ...hidden,
  ];
  const details = { evaluations, warnings, ...(reason !== undefined && { fallback: reason }) };
  const report = new GradcheckReport(describeLayer(layer), gradients, findings, details);
  if (report.verdict !== 'wrong') return report;
  const wrong = { layer: subject, X: own(), options: forwardOptions, oracle, places, gradients, contract: findings };
  const { gradients: noted, ...explanation } = explain(wrong, replay, (one, H, other) =>
    checkLayer(one, H, { ...options, dY: undefined, seed: other, replay }));
  return new GradcheckReport(describeLayer(layer), noted, findings, { ...details, ...explanation });

  /** Whether a parameter should matter, and the comparison has not shown that it does. */
  function unseen(parameter: string): boolean {
    const k = places.findIndex(place => 'parameter' in place && place.parameter === parameter);
    const { verdict, worst } = compared[k]!;
    return isNonzero(back.grads[parameter]) && !(verdict === 'correct' && (worst?.numeric ?? 0) !== 0);
  }
}

/** The upstream gradient that the caller wants, in float64. */
function given(dY: Tensor, Y: Tensor): Tensor {
  if (sameShape(dY.shape, Y.shape)) return copy(cast(dY, 'float64'));
  throw new ShapeError(`gradcheck: dY is ${formatShape(dY.shape)}, the output ${formatShape(Y.shape)}`);
}

/** Runs forward in float64; a reason where it fails although the layer runs in its own dtype: it cannot be copied. */
function firstForward(layer: Layer, subject: Layer, X: Tensor, X64: Tensor, options: ForwardOptions):
Forward<unknown> | string {
  try {
    return subject.forward(X64, options);
  } catch (error) {
    if (subject === layer) throw error;
    layer.forward(copy(X), options);                         // throws what is no matter of copies
    const message = error instanceof Error ? error.message : String(error);
    return `cannot be checked: with its parameters in float64 the layer throws '${message}'; bring a method `
      + 'withParams(params) that returns the same layer with those';
  }
}

function uncheckable(layer: Layer, X: Tensor, problem: string, lawCase: LawCase): GradcheckReport {
  const places: Place[] = [{ input: true }, ...Object.keys(layer.params).map(parameter => ({ parameter }))];
  const gradients = places.map(place => notComparable(nameOf(place),
    'input' in place ? X.shape : layer.params[place.parameter]!.shape, problem, 'inconclusive'));
  return new GradcheckReport(describeLayer(layer), gradients, checkContract(lawCase));
}

/** The name of the gradient at a place: dX; W → dW, 0.W → 0.dW. */
function nameOf(place: Place): string {
  return 'input' in place ? 'dX' : place.parameter.replace(/[^.]*$/, letter => `d${letter}`);
}

function isNonzero(gradient: Tensor | undefined): boolean {
  return gradient !== undefined && gradient !== Tensor.none && gradient.size > 0 && !(max(abs(gradient)).item() === 0);
}

function checkContract(lawCase: LawCase): ContractFinding[] {
  return contract.map(({ name, statement, check }) => {
    try {
      check({ ...lawCase, X: copy(lawCase.X) });             // what one law's run overwrites is not the next one's X
      return { law: name, statement, kept: true, verdict: 'correct' };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const verdict = error instanceof NotCheckable ? 'inconclusive' : 'wrong';
      return { law: name, statement, kept: false, verdict, problem };
    }
  });
}
