import { cast } from '../model/cast.ts';
import { describeLayer } from '../model/describe.ts';
import type { ForwardOptions, Layer } from '../model/layer.ts';
import { randn, Random } from '../random/index.ts';
import { checkOneOf, checkOptions, checkTensor, checkWhole, copy, formatShape, Tensor } from '../tensor/index.ts';
import { Arithmetics, gradientAt } from './arithmetics.ts';
import { contract, type LawCase } from './contract.ts';
import { checkGradient, type Judge } from './check-gradient.ts';
import { judgeByDifferences } from './judge-differences.ts';
import { judgeExactly } from './judge-exact.ts';
import { type ContractFinding, GradcheckReport, type OracleName } from './report.ts';
import type { Place } from './trial.ts';

/** Options of {@link gradcheck}. */
export interface GradcheckOptions {
  /** Where the upstream gradient, the sample and the layer's own randomness come from. 1 unless said. */
  readonly seed?: number;
  /** How many elements of each gradient to compare, drawn at random; all unless said. */
  readonly sample?: number;
  /** Whether the layer is checked as in training (dropout drops). False unless said. */
  readonly training?: boolean;
  /**
   * What backward is held against. `auto` (default): the complex step, and 64 digits for what that does not settle;
   * central differences where the layer's code works on plain numbers only. Or one of these alone.
   */
  readonly oracle?: 'auto' | OracleName;
}

/**
 * Compares a layer's backward with its numeric gradient, element by element, for L = ⟨Y, R⟩ with a random upstream
 * gradient R: one of all ones hides a whole class of errors. The tolerance is not picked: bounds of the rounding errors
 * are computed along. A float32 layer is checked in float64. The layer is not changed.
 * @param layer anything that keeps the contract of {@link Layer}
 * @param X an input for it
 * @returns a report whose `String()` is a table
 * @throws RangeError where X has no elements; TypeError for an option that is not known, or an oracle in whose
 * arithmetic the layer cannot run; whatever the layer's forward or backward throws.
 */
export function gradcheck(layer: Layer, X: Tensor, options: GradcheckOptions = {}): GradcheckReport {
  checkOptions('gradcheck', options, ['seed', 'sample', 'training', 'oracle']);
  checkTensor('gradcheck', X);
  const { seed = 1, sample = Infinity, training = false, oracle = 'auto' } = options;
  if (sample !== Infinity) checkWhole('gradcheck', 'sample', sample);
  checkOneOf('gradcheck', 'oracle', oracle, ['auto', 'complex-step', 'bignumber', 'central']);
  if (X.size === 0) throw new RangeError(`gradcheck: the input ${formatShape(X.shape)} is empty`);

  const random = new Random(seed), forwardOptions: ForwardOptions = { training, seed };
  const subject = cast(layer, 'float64');
  const own = (): Tensor => copy(cast(X, 'float64'));        // a layer that overwrites its input overwrites only this
  const [Y, cache] = subject.forward(own(), forwardOptions);
  const R = randn(Y.shape, { random });
  const back = subject.backward(R, cache), wholeInput = back.dX === Tensor.none;
  const arithmetics = new Arithmetics(subject, X, forwardOptions, R, Y, wholeInput);
  const judgeAt = chooseJudge(arithmetics, oracle);

  const parameters = Object.keys(subject.params).map(parameter => ({ parameter }));
  const places: Place[] = wholeInput ? parameters : [{ input: true }, ...parameters];
  const gradients = places.map(place => checkGradient(nameOf(place), gradientAt(back, place),
    arithmetics.plain.at(place).shape, judgeAt(place), sample, random));
  const findings = checkContract({ layer: subject, X: own(), training, seed });
  return new GradcheckReport(describeLayer(layer), gradients, findings);
}

function chooseJudge(arithmetics: Arithmetics, oracle: 'auto' | OracleName): (place: Place) => Judge {
  const { plain, R } = arithmetics;
  const byDifferences = (place: Place): Judge => (gradient, elements) =>
    judgeByDifferences(plain, place, gradient, R, elements);
  if (oracle === 'central') return byDifferences;
  const { complex, boundedBackward } = arithmetics;
  if (typeof complex === 'string' || typeof boundedBackward === 'string') {
    if (oracle === 'auto') return byDifferences;
    const [why] = [complex, boundedBackward].filter(reason => typeof reason === 'string');
    throw new TypeError(`gradcheck: the oracle ${oracle} is not for this layer: ${why}`);
  }
  const trial = oracle === 'bignumber' ? undefined : complex;
  return place => (gradient, elements) =>
    judgeExactly(arithmetics, boundedBackward, trial, place, gradient, elements);
}

/** The name of the gradient at a place: dX; W → dW, 0.W → 0.dW. */
function nameOf(place: Place): string {
  return 'input' in place ? 'dX' : place.parameter.replace(/[^.]*$/, letter => `d${letter}`);
}

function checkContract(lawCase: LawCase): ContractFinding[] {
  return contract.map(({ name, statement, check }) => {
    try {
      check(lawCase);
      return { law: name, statement, kept: true };
    } catch (error) {
      return { law: name, statement, kept: false, problem: error instanceof Error ? error.message : String(error) };
    }
  });
}
