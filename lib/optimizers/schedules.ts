import type { Schedule } from '../model/optimizer.ts';
import { checkOptions, checkWhole } from '../tensor/index.ts';
import { checkSetting } from './shared/parameter-updates.ts';

/** Options of {@link stepDecay}. */
export interface StepDecayOptions {
  /** The learning rate of the first steps. */
  readonly lr: number;
  /** How many steps have the same learning rate. */
  readonly stepSize: number;
  /** What it is multiplied by after each of these times. 0.1 unless said. */
  readonly gamma?: number;
}

/**
 * A learning rate in constant steps: lr·gamma^⌊t/stepSize⌋ after t steps. PyTorch's `StepLR`.
 * @throws RangeError or TypeError for a setting that makes no sense or is not known.
 */
export function stepDecay(options: StepDecayOptions): Schedule {
  checkOptions('stepDecay', options, ['lr', 'stepSize', 'gamma']);
  const { lr, stepSize, gamma = 0.1 } = options;
  checkSetting('stepDecay', 'lr', lr);
  checkWhole('stepDecay', 'stepSize', stepSize);
  checkSetting('stepDecay', 'gamma', gamma);
  //#region stepDecay
  return t => lr * gamma ** Math.floor(checked('stepDecay', t) / stepSize);                    // [stepDecay]
  //#endregion stepDecay
}

/** Options of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** The learning rate of the first step. */
  readonly lr: number;
  /** After how many steps it has come down. */
  readonly steps: number;
  /** What it comes down to, and stays at. 0 unless said. */
  readonly minimum?: number;
}

/**
 * A learning rate that comes down along half a wave of the cosine: minimum + (lr − minimum)·(1 + cos(πt/steps))/2 after
 * t steps. PyTorch's `CosineAnnealingLR` until then; afterwards that one rises again and this one stays. Loshchilov and
 * Hutter (2017).
 * @throws RangeError or TypeError for a setting that makes no sense or is not known.
 */
export function cosineDecay(options: CosineDecayOptions): Schedule {
  checkOptions('cosineDecay', options, ['lr', 'steps', 'minimum']);
  const { lr, steps, minimum = 0 } = options;
  checkSetting('cosineDecay', 'lr', lr);
  checkWhole('cosineDecay', 'steps', steps);
  checkSetting('cosineDecay', 'minimum', minimum);
  //#region cosineDecay
  return t => {
    const along = Math.min(checked('cosineDecay', t) / steps, 1);
    return minimum + (lr - minimum) * (1 + Math.cos(Math.PI * along)) / 2;                     // [cosineDecay]
  };
  //#endregion cosineDecay
}

/** Options of {@link warmUp}. */
export interface WarmUpOptions {
  /** How many steps have a smaller learning rate. */
  readonly steps: number;
  /** What comes then: a schedule, which begins to count there, or a learning rate that stays. */
  readonly then: Schedule | number;
}

/**
 * A learning rate that rises in equal steps to that of the schedule which comes then: (t + 1)/(steps + 1) of its first
 * after t steps. PyTorch's `LinearLR` with a `start_factor` of 1/(steps + 1). Goyal et al. (2017).
 * @throws RangeError or TypeError for a setting that makes no sense or is not known.
 */
export function warmUp(options: WarmUpOptions): Schedule {
  checkOptions('warmUp', options, ['steps', 'then']);
  const { steps, then } = options;
  checkWhole('warmUp', 'steps', steps);
  if (typeof then !== 'function') checkSetting('warmUp', 'then', then);
  const later: Schedule = typeof then === 'function' ? then : () => then;
  //#region warmUp
  return t => checked('warmUp', t) < steps
    ? later(0) * (t + 1) / (steps + 1)                                                         // [warmUp]
    : later(t - steps);
  //#endregion warmUp
}

function checked(schedule: string, t: number): number {
  checkWhole(schedule, 'the number of steps taken', t, 0);
  return t;
}
