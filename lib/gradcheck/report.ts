import { textTable } from '../model/text-table.ts';
import { formatShape, type Shape } from '../tensor/index.ts';

/**
 * What is known of a gradient: `correct` and `wrong` are certain within the digits asked; `inconclusive` is a kink, or
 * a number that the differences could not settle.
 */
export type Verdict = 'correct' | 'wrong' | 'inconclusive';

/** What a gradient is held against. */
export type OracleName = 'complex-step' | 'bignumber' | 'central';

/** One element of a gradient beside its numeric value. */
export interface CheckedElement {
  /** Where it is in the gradient. */
  readonly index: readonly number[];
  /** What backward returned. */
  readonly analytic: number;
  /** What the oracle says. */
  readonly numeric: number;
  /** How far apart the two may be. */
  readonly tolerance: number;
  /** What follows from that. */
  readonly verdict: Verdict;
  /** Which oracle settled it. */
  readonly oracle: OracleName;
  /** The slopes to the left and to the right, at a kink. */
  readonly kink?: readonly [left: number, right: number];
}

/** What was found of one gradient. */
export interface GradientReport {
  /** `dX`, `dW`, `0.db`, … */
  readonly name: string;
  /** The shape of what it is the gradient of. */
  readonly shape: Shape;
  /** The gravest of its elements' verdicts. */
  readonly verdict: Verdict;
  /** How many elements were compared. */
  readonly checked: number;
  /** The largest |analytic − numeric| over the largest |numeric| of this gradient. */
  readonly maxRelativeError: number;
  /** The element that decided the verdict: the one furthest beyond (or nearest to) its tolerance. */
  readonly worst: CheckedElement | undefined;
  /** Those that are not `correct`, the first few. */
  readonly failures: readonly CheckedElement[];
  /** How many elements each oracle settled. */
  readonly oracles: { readonly [oracle in OracleName]?: number };
  /** Why nothing could be compared: a wrong shape, a missing gradient. */
  readonly problem?: string;
}

/** What was found of one law of the contract. */
export interface ContractFinding {
  /** The law: `shapes`, `pure`, `cache`, `seeded` or `linear`. */
  readonly law: string;
  /** What it says. */
  readonly statement: string;
  /** Whether the layer keeps it. */
  readonly kept: boolean;
  /** What was seen where it does not. */
  readonly problem?: string;
}

/** What `gradcheck` found. Its `String()` is a table. */
export class GradcheckReport {
  /** The layer, as it names itself. */
  readonly layer: string;
  /** `wrong` if any gradient is or a law of the contract is broken, else `inconclusive` if any gradient is. */
  readonly verdict: Verdict;
  /** `dX`, then each parameter's, in the order of `params`. */
  readonly gradients: readonly GradientReport[];
  /** The laws of the contract, kept and broken. */
  readonly contract: readonly ContractFinding[];

  /** For `gradcheck`. */
  constructor(layer: string, gradients: readonly GradientReport[], contract: readonly ContractFinding[]) {
    const broken = contract.some(({ kept }) => !kept);
    this.layer = layer;
    this.verdict = broken ? 'wrong' : worstOf(gradients.map(({ verdict }) => verdict));
    this.gradients = gradients;
    this.contract = contract;
  }

  /** The report as a table. */
  toString(): string {
    const rows = this.gradients.map(g => [
      g.name, formatShape(g.shape), String(g.checked), g.maxRelativeError.toExponential(1), ...describe(g), g.verdict,
    ]);
    const header = [
      'gradient', 'shape', 'checked', 'max rel. error', 'worst element', 'backward', 'numeric', 'verdict',
    ];
    const problems = [
      ...this.gradients.flatMap(({ name, problem }) => problem === undefined ? [] : [`${name}: ${problem}`]),
      ...this.contract.flatMap(({ law, statement, problem }) =>
        problem === undefined ? [] : [`contract broken (${law}: ${statement}): ${problem}`]),
    ];
    return [`gradcheck ${this.layer}: ${this.verdict}`, textTable(header, rows), ...problems].join('\n');
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What `console.log` shows in Deno. */
  [Symbol.for('Deno.customInspect')](): string {
    return this.toString();
  }
}

/** The gravest of several verdicts. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('wrong') ? 'wrong' : verdicts.includes('inconclusive') ? 'inconclusive' : 'correct';
}

function describe({ name, worst }: GradientReport): [element: string, analytic: string, numeric: string] {
  if (worst === undefined) return ['', '', ''];
  const { index, analytic, numeric, kink } = worst;
  const other = kink === undefined ? digits(numeric) : `kink ${kink.map(k => k.toPrecision(3)).join(' … ')}`;
  return [`${name}[${index.join(',')}]`, digits(analytic), other];
}

function digits(x: number): string {
  return x === 0 ? '0' : x.toPrecision(10);
}
