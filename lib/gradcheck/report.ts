import type { Dtype } from '../tensor/index.ts';
import type { Counterexample } from './counterexample/example.ts';
import type { ContractFinding, GradientReport, Verdict } from './findings.ts';
import { reportHtml } from './report-html.ts';
import { type GradcheckJson, reportJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportText } from './report-text.ts';

export type {
  CheckedElement, ContractFinding, Diagnosis, ElementErrors, GradientReport, OracleName, Sampling, Verdict,
} from './findings.ts';

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
  /** Looks for the smallest failing example, when it is asked for. */
  readonly counterexample?: () => Counterexample | undefined;
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
  readonly #search: (() => Counterexample | undefined) | undefined;
  #found: { readonly example: Counterexample | undefined } | undefined;

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
    this.#search = details.counterexample;
  }

  /**
   * The smallest failing example, where something is wrong and one was found. It is looked for when it is asked for
   * first, which takes a second at most.
   */
  get counterexample(): Counterexample | undefined {
    this.#found ??= { example: this.#search?.() };
    return this.#found.example;
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
