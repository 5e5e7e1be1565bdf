import { describeLayer } from '../model/describe.ts';
import type { Dtype, Indices, ToArray } from '../tensor/index.ts';
import type { Counterexample } from './counterexample/example.ts';
import { valuesOf } from './report-example.ts';
import type {
  CheckedElement, ContractFinding, Diagnosis, GradcheckReport, GradientReport, OracleName, Sampling, Verdict,
} from './report.ts';

/** Up to how many elements their errors are part of the JSON. */
const LISTED = 256;

/** One element in JSON. A number that is none (NaN, infinite) is `null`. */
export interface ElementJson {
  /** Where it is in the gradient. */
  readonly index: readonly number[];
  /** What backward returned. */
  readonly analytic: number | null;
  /** What the oracle says. */
  readonly numeric: number | null;
  /** How far apart the two may be. */
  readonly tolerance: number | null;
  /** What follows from that. */
  readonly verdict: Verdict;
  /** Which oracle settled it. */
  readonly oracle: OracleName;
  /** The slopes to the left and to the right at a kink, else `null`. */
  readonly kink: readonly (number | null)[] | null;
}

/** One gradient in JSON. */
export interface GradientJson {
  /** `dX`, `dW`, `0.db`, … */
  readonly name: string;
  /** The shape of what it is the gradient of. */
  readonly shape: readonly number[];
  /** The gravest of its elements' verdicts. */
  readonly verdict: Verdict;
  /** How many elements were compared. */
  readonly checked: number;
  /** The largest error over the largest value; `null` where there is none. */
  readonly maxRelativeError: number | null;
  /** The element that decided the verdict. */
  readonly worst: ElementJson | null;
  /** Those that are not `correct`, the first few. */
  readonly failures: readonly ElementJson[];
  /** How many elements each oracle settled. */
  readonly oracles: Partial<Readonly<Record<OracleName, number>>>;
  /** The relative error of each element compared, in row-major order; `null` where they are more than 256. */
  readonly errors: readonly (number | null)[] | null;
  /** How likely an error is missed where only a sample was compared, else `null`. */
  readonly sampling: Sampling | null;
  /** What float32 rounds away, for a float32 layer; else `null`. */
  readonly rounding32: number | null;
  /** Why nothing could be compared, else `null`. */
  readonly problem: string | null;
  /** Why it is wrong, where that could be told; else `null`. */
  readonly diagnosis: Diagnosis | null;
  /** Where it is derived, if it is wrong and a note tells; else `null`. */
  readonly note: string | null;
}

/** One law of the contract in JSON. */
export interface ContractJson {
  /** `shapes`, `pure`, `cache`, `seeded` or `linear`. */
  readonly law: string;
  /** What it says. */
  readonly statement: string;
  /** Whether the layer was seen to keep it. */
  readonly kept: boolean;
  /** `inconclusive` where it could not be tried. */
  readonly verdict: Verdict;
  /** What was seen where it is not kept, else `null`. */
  readonly problem: string | null;
}

/** The smallest failing example in JSON. Tensors are nested arrays, with `null` for a number that is none. */
export interface CounterexampleJson {
  /** The layer with the sizes of the example, as it names itself. */
  readonly layer: string;
  /** What is wrong: a gradient, or a law of the contract. */
  readonly broken: string;
  /** The input. */
  readonly X: NestedJson;
  /** The parameters. */
  readonly params: { readonly [name: string]: NestedJson };
  /** What a loss is held against; `null` for a layer. */
  readonly target: NestedJson | null;
  /** The upstream gradient; `null` for a broken law. */
  readonly dY: NestedJson | null;
  /** What backward returned; `null` for a broken law, and where backward returned none. */
  readonly analytic: NestedJson | null;
  /** What is right; `null` for a broken law. */
  readonly numeric: NestedJson | null;
  /** What was seen of a broken law; `null` for a gradient. */
  readonly problem: string | null;
  /** The seed that fast-check began with. */
  readonly seed: number;
  /** The way to the example from there. */
  readonly path: string;
  /** How many times a smaller example was found. */
  readonly shrinks: number;
}

/** The numbers of a tensor in JSON. */
export type NestedJson = number | null | readonly NestedJson[];

/** A report in JSON. All keys are always there. */
export interface GradcheckJson {
  /** The version of this description: another one where a key goes or changes its meaning. */
  readonly schema: 1;
  /** The layer, as it names itself. */
  readonly layer: string;
  /** The gravest verdict of gradients and contract. */
  readonly verdict: Verdict;
  /** The gradients, dX first. */
  readonly gradients: readonly GradientJson[];
  /** The laws. */
  readonly contract: readonly ContractJson[];
  /** The first wrong layer of a network, from the end, else `null`. */
  readonly located: string | null;
  /** Why central differences were used although better was asked for, else `null`. */
  readonly fallback: string | null;
  /** What the choice of input and parameters hides, in sentences. */
  readonly warnings: readonly string[];
  /** How many forward passes the comparison took in each dtype. */
  readonly evaluations: Partial<Readonly<Record<Dtype, number>>>;
  /** The smallest failing example, where something is wrong and one was found; else `null`. */
  readonly counterexample: CounterexampleJson | null;
}

/** A report as plain values. */
export function reportJson(report: GradcheckReport): GradcheckJson {
  return {
    schema: 1,
    layer: report.layer,
    verdict: report.verdict,
    gradients: report.gradients.map(gradientJson),
    contract: report.contract.map(contractJson),
    located: report.located ?? null,
    fallback: report.fallback ?? null,
    warnings: report.warnings,
    evaluations: report.evaluations,
    counterexample: report.counterexample === undefined ? null : counterexampleJson(report.counterexample),
  };
}

function gradientJson(gradient: GradientReport): GradientJson {
  const { worst, errors, sampling, rounding32, problem, diagnosis, note } = gradient;
  const { name, shape, verdict, checked, maxRelativeError, failures, oracles } = gradient;
  return {
    name, shape, verdict, checked,
    maxRelativeError: finite(maxRelativeError),
    worst: worst === undefined ? null : elementJson(worst),
    failures: failures.map(elementJson),
    oracles,
    errors: checked > LISTED ? null : Array.from(errors.relative, finite),
    sampling: sampling ?? null,
    rounding32: rounding32 === undefined ? null : finite(rounding32),
    problem: problem ?? null,
    diagnosis: diagnosis ?? null,
    note: note ?? null,
  };
}

function elementJson({ index, analytic, numeric, tolerance, verdict, oracle, kink }: CheckedElement): ElementJson {
  return {
    index, analytic: finite(analytic), numeric: finite(numeric), tolerance: finite(tolerance), verdict, oracle,
    kink: kink === undefined ? null : kink.map(finite),
  };
}

function contractJson({ law, statement, kept, verdict, problem }: ContractFinding): ContractJson {
  return { law, statement, kept, verdict, problem: problem ?? null };
}

function counterexampleJson({ layer, broken, X, params, target, dY, analytic, numeric, problem, seed, path, shrinks }:
Counterexample): CounterexampleJson {
  const json = (values: Indices | undefined): NestedJson => values === undefined ? null : nested(valuesOf(values));
  return {
    layer: describeLayer(layer), broken, X: json(X),
    params: Object.fromEntries(Object.entries(params).map(([name, P]) => [name, json(P)])),
    target: json(target), dY: json(dY), analytic: json(analytic), numeric: json(numeric),
    problem: problem ?? null, seed, path, shrinks,
  };
}

function nested(values: ToArray): NestedJson {
  return Array.isArray(values) ? values.map(nested) : finite(Number(values));
}

/** JSON has no NaN and no infinity. */
function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
