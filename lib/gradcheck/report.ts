import type { Dtype, Shape } from '../tensor/index.ts';
import type { Reason } from './diagnosis/hypothesis.ts';
import { reportHtml } from './report-html.ts';
import { type GradcheckJson, reportJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportText } from './report-text.ts';

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

/** The errors of all elements compared, side by side in the order of their places. */
export interface ElementErrors {
  /** Where they are in the gradient, in row-major order. */
  readonly places: Uint32Array;
  /** Each one's |analytic − numeric| over the largest |numeric| of this gradient. */
  readonly relative: Float64Array;
  /** Each one's verdict: 0 for `correct`, 1 for `inconclusive`, 2 for `wrong`. */
  readonly verdicts: Uint8Array;
}

/** How likely errors are missed where only a sample of the elements is compared. */
export interface Sampling {
  /** How many elements there are. */
  readonly size: number;
  /** The probability to miss an error in a single element. */
  readonly missedSingle: number;
  /** The probability to miss an error in one element of a hundred. */
  readonly missedPercent: number;
}

/** Why a gradient is wrong, said only where it is beyond doubt. */
export interface Diagnosis {
  /** The mistake. */
  readonly reason: Reason;
  /** What was seen of it, as a sentence without its full stop: `dW is transposed`. */
  readonly text: string;
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
  readonly oracles: Partial<Readonly<Record<OracleName, number>>>;
  /** The errors of all elements compared. */
  readonly errors: ElementErrors;
  /** Where only a sample was compared: how likely an error is missed. */
  readonly sampling?: Sampling;
  /** For a float32 layer: max |g₃₂ − g₆₄| / max |g₆₄|, what rounding does to this gradient as it is used. */
  readonly rounding32?: number;
  /** Why nothing could be compared: a wrong shape, a missing gradient, a layer that goes on with old parameters. */
  readonly problem?: string;
  /** Why it is wrong, if it is and if that could be told. */
  readonly diagnosis?: Diagnosis;
}

/** What was found of one law of the contract. */
export interface ContractFinding {
  /** The law: `shapes`, `pure`, `cache`, `seeded` or `linear`. */
  readonly law: string;
  /** What it says. */
  readonly statement: string;
  /** Whether the layer was seen to keep it. */
  readonly kept: boolean;
  /** `correct` where it is kept, `wrong` where it is broken, `inconclusive` where that could not be tried. */
  readonly verdict: Verdict;
  /** What was seen where it is not kept. */
  readonly problem?: string;
}

/** What a report says beyond gradients and contract. */
export interface ReportDetails {
  /** The first wrong layer of a wrong {@link Sequential}, from the end: `layer 2, Linear(16 → 5)`. */
  readonly located?: string;
  /** Why central differences were used although better was asked for. */
  readonly fallback?: string;
  /** What the choice of input and parameters hides, in sentences. */
  readonly warnings?: readonly string[];
  /** How many forward passes the comparison took in each dtype; those of the contract are not counted. */
  readonly evaluations?: Partial<Readonly<Record<Dtype, number>>>;
}

/**
 * What `gradcheck` found. Its `String()` is a table of at most 100 columns; a notebook shows it with a heat map of the
 * errors. The page on [gradient checking](../../docs/gradcheck.md) tells how to read it.
 */
export class GradcheckReport {
  /** The layer, as it names itself. */
  readonly layer: string;
  /** `wrong` if any gradient is or a law of the contract is broken, else `inconclusive` if any of these is. */
  readonly verdict: Verdict;
  /** `dX`, then each parameter's, in the order of `params`. */
  readonly gradients: readonly GradientReport[];
  /** The laws of the contract, kept and broken. */
  readonly contract: readonly ContractFinding[];

  /** The first wrong layer of a wrong {@link Sequential}, from the end: `layer 2, Linear(16 → 5)`. */
  readonly located: string | undefined;
  /** Why central differences were used although better was asked for. */
  readonly fallback: string | undefined;
  /** What the choice of input and parameters hides, in sentences. */
  readonly warnings: readonly string[];
  /** How many forward passes the comparison took in each dtype; those of the contract are not counted. */
  readonly evaluations: Partial<Readonly<Record<Dtype, number>>>;

  /** For `gradcheck`. */
  constructor(layer: string, gradients: readonly GradientReport[], contract: readonly ContractFinding[],
    details: ReportDetails = {}) {
    this.layer = layer;
    this.verdict = worstOf([...gradients, ...contract].map(({ verdict }) => verdict));
    this.gradients = gradients;
    this.contract = contract;
    this.located = details.located;
    this.fallback = details.fallback;
    this.warnings = details.warnings ?? [];
    this.evaluations = details.evaluations ?? {};
  }

  /** The report as a table of at most 100 columns. */
  toString(): string {
    return reportText(this);
  }

  /** The report as Markdown. */
  toMarkdown(): string {
    return reportMarkdown(this);
  }

  /** What `JSON.stringify` writes; docs/gradcheck.md describes it. */
  toJSON(): GradcheckJson {
    return reportJson(this);
  }

  /** What a notebook shows: the tables, with a heat map of the errors of each gradient. */
  [Symbol.for('Jupyter.display')](): { readonly [type: string]: string } {
    return { 'text/html': reportHtml(this), 'text/plain': this.toString() };
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
