import type { ForwardOptions, Layer } from '../model/layer.ts';
import { Sequential } from '../model/sequential.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Counterexample } from './counterexample/example.ts';
import type { Target } from './counterexample/judge-case.ts';
import { partsOf } from './counterexample/parts.ts';
import { type Replay, smallestExample } from './counterexample/search.ts';
import { attempt } from './diagnosis/attempt.ts';
import { locate, type Located } from './locate.ts';
import { noteOf } from './notes.ts';
import type { ContractFinding, GradcheckReport, GradientReport, OracleName, ReportDetails } from './report.ts';
import type { Place } from './trial.ts';

/** A check that found something wrong. */
export interface WrongCheck {
  /** The layer in float64, and an input that is its own. */
  readonly layer: Layer;
  readonly X: Tensor;
  readonly options: ForwardOptions;
  readonly oracle: 'auto' | OracleName;
  /** Of what the gradients are the gradients. */
  readonly places: readonly Place[];
  readonly gradients: readonly GradientReport[];
  readonly contract: readonly ContractFinding[];
}

/** What is added to the report on something wrong. */
export interface Explanation extends Pick<ReportDetails, 'located' | 'counterexample'> {
  /** The gradients, with the notes that derive those which are wrong. */
  readonly gradients: readonly GradientReport[];
}

/**
 * Says more of what is wrong: which layer of a network it is, where its gradients are derived, and the smallest example
 * of it, which is looked for when it is asked for. In a network all of this is said of the layer at fault.
 * @param check checks one layer of a network, with a seed
 */
export function explain(wrong: WrongCheck, replay: Replay,
  check: (layer: Layer, X: Tensor, seed: number) => GradcheckReport): Explanation {
  const { layer, X, options, oracle } = wrong, parts = attempt(() => partsOf(layer, X)), targets = targetsOf(wrong);
  const located = layer instanceof Sequential ? locate(layer, X, options, check) : undefined;
  const notes = located?.report === undefined ? new Map(wrong.gradients.map(({ name }) => [name, noteOf(layer, name)]))
    : notesAt(located);
  const gradients = wrong.gradients.map(gradient => {
    const note = gradient.verdict === 'wrong' ? notes.get(gradient.name) : undefined;
    return note === undefined ? gradient : { ...gradient, note };
  });
  const counterexample = (): Counterexample | undefined => located?.report?.counterexample
    ?? (parts && smallestExample({ layer, parts, options, oracle, targets }, replay));
  return { gradients, counterexample, ...(located !== undefined && { located: located.text }) };
}

/** What an example may show: a wrong gradient rather than a broken law, which often follows from it. */
function targetsOf({ places, gradients, contract }: WrongCheck): Target[] {
  const wrong = gradients.flatMap(({ name, verdict }, k) =>
    verdict === 'wrong' ? [{ gradient: name, place: places[k]! }] : []);
  const broken = contract.flatMap(({ law, verdict }) => verdict === 'wrong' ? [{ law }] : []);
  return [...wrong, ...broken];
}

/** The notes on the layer at fault, by the names that its gradients have in the network. */
function notesAt({ index, report }: Located): Map<string, string | undefined> {
  const gradients = report?.gradients ?? [];
  return new Map(gradients.map(({ name, note }) => [name === 'dX' ? name : `${index!}.${name}`, note]));
}
