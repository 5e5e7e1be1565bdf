import type { Shape } from '../tensor/index.ts';
import type { Reason } from './diagnosis/hypothesis.ts';

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
  /** Where it is derived, if it is wrong and a note tells: `docs/derivations/linear.md, step [dW]`. */
  readonly note?: string;
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
