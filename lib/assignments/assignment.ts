import type { LayerFunctions } from '../gradcheck/index.ts';
import type { Layer } from '../model/layer.ts';
import type { Params } from '../model/layer.ts';
import type { Loss } from '../model/loss.ts';
import type { Random } from '../random/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** What a class can be constructed with, wherever it is: plain data. */
export type PlainData = number | string | boolean | null | readonly PlainData[] | { readonly [key: string]: PlainData };

/** One question to a submission: how its class is made, and what its forward is given. */
export interface AssignmentCase {
  /** The arguments of the class's constructor. */
  readonly args?: readonly PlainData[];
  /** The input. */
  readonly X: Tensor;
  /** What a loss is compared with. */
  readonly target?: Tensor;
  /** The parameters; drawn at random, in the shapes that the reference has, unless given. Functions need them. */
  readonly params?: Params;
  /** Whether forward is run as in training. False unless said. */
  readonly training?: boolean;
}

/** A class to write that keeps the contract of a layer. */
export interface LayerTask {
  /** That it is a layer. */
  readonly kind: 'layer';
  /** The class's name. */
  readonly name: string;
  /** Makes what it is held against, of the same arguments. */
  readonly reference: (...args: never[]) => Layer;
}

/** A class to write that keeps the contract of a loss. */
export interface LossTask {
  /** That it is a loss. */
  readonly kind: 'loss';
  /** The class's name. */
  readonly name: string;
  /** Makes what it is held against, of the same arguments. */
  readonly reference: (...args: never[]) => Loss;
}

/** Two functions to write. */
export interface FunctionsTask {
  /** That it is two functions. */
  readonly kind: 'functions';
  /** The name of the one. */
  readonly forward: string;
  /** The name of the other. */
  readonly backward: string;
  /** What they are held against. */
  readonly reference: LayerFunctions;
}

/** What has to be written, and what it is held against. */
export type AssignmentTask = LayerTask | LossTask | FunctionsTask;

/** The files of a handout. */
export interface HandoutFiles {
  /** The text of the one to write in. */
  readonly text: string;
  /** Under their paths, those that it imports. */
  readonly given: Readonly<Record<string, string>>;
}

/** What a student is given to begin with. */
export interface Handout {
  /** The name of the file to write in, `linear.ts`. */
  readonly file: string;
  /**
   * Its text, in which what is to be written is missing; under their paths, further files that it imports. Where
   * students get different ones, a seed draws which; 1 unless given.
   */
  readonly source: (seed?: number) => HandoutFiles;
  /** The forward formula, in TeX. */
  readonly formula: string;
  /** What has which shape: `X` → `(N,I)`. */
  readonly shapes: Readonly<Record<string, string>>;
  /** The derivation that is asked for, in steps, each a question. Markdown. */
  readonly steps: readonly string[];
}

/** A gradient-check assignment: what is asked, what it is held against, and what it counts. */
export interface Assignment {
  /** Its name on the command line, in kebab-case. */
  readonly id: string;
  /** Its name for people. */
  readonly title: string;
  /** The assignments that should be done before. */
  readonly needs: readonly string[];
  /** What has to be written. */
  readonly task: AssignmentTask;
  /**
   * The points of each part, in the order in which they are told: `forward`, each gradient by its name (`dX`, `dW`),
   * `contract` (forward and backward are pure functions), `stability` (extreme inputs).
   */
  readonly points: Readonly<Record<string, number>>;
  /** Draws a case: small, with sizes that differ from each other. */
  readonly draw: (random: Random) => AssignmentCase;
  /** The inputs at which a formula that is right on paper may overflow; for the part `stability`. */
  readonly extremes?: (random: Random) => readonly AssignmentCase[];
  /** What the student is given. */
  readonly handout: Handout;
  /** By part, what to think of where it is wrong; nothing that gives the solution away. */
  readonly hints: Readonly<Record<string, string>>;
}
