import { randn, Random } from '../../random/index.ts';
import { copy, type Tensor, toTypedArray } from '../../tensor/index.ts';
import type { Attempt } from './attempt.ts';
import type { ReadyCase } from './cases.ts';
import { type Fault, faultOf } from './compare.ts';
import { type Findings, type Found, messageOf } from './findings.ts';

/** How far apart numbers may be at extreme inputs, beside the one that is right: overflow is looked for, not digits. */
const CLOSE = 1e-9;

/** Holds outputs and gradients at extreme inputs against the reference's. */
export function stabilityPart(attempt: Attempt, { forward, problem }: Findings, cases: () => readonly ReadyCase[]):
Found {
  if (forward.verdict !== 'right' || problem !== undefined) return { verdict: 'unreached' };
  for (const theCase of cases()) {
    try {
      const fault = faultAt(attempt, theCase);
      if (fault !== undefined) return { verdict: 'wrong', ...fault, problem: `at extreme inputs, ${fault.problem}` };
    } catch (error) {
      return { verdict: 'wrong', problem: `at extreme inputs: ${messageOf(error)}` };
    }
  }
  return { verdict: 'right' };
}

function faultAt(attempt: Attempt, theCase: ReadyCase): Fault | undefined {
  const { reference, X, training = false, seed } = theCase, options = { training, seed }, own = attempt.layer(theCase);
  const [wanted, kept] = reference.forward(X, options), [Y, cache] = own.forward(copy(X), options);
  const fault = close('Y', Y, wanted);
  if (fault !== undefined) return fault;
  const dY = randn(wanted.shape, { random: new Random(seed) });
  const right = reference.backward(dY, kept), back = own.backward(copy(dY), cache);
  const gradients = [['dX', back.dX, right.dX] as const, ...Object.entries(right.grads).map(([name, g]) =>
    [`d${name}`, back.grads[name]!, g] as const)];
  for (const [name, came, should] of gradients) {
    const wrong = close(name, came, should);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function close(name: string, came: Tensor, wanted: Tensor): Fault | undefined {
  const slack = toTypedArray(wanted).map(x => CLOSE * Math.abs(x) + Number.MIN_VALUE) as Float64Array;
  return faultOf(name, came, wanted, slack);
}
