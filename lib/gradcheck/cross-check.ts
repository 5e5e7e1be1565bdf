import { randn, type Random } from '../random/index.ts';
import {
  abs, add, complex, imaginaryInner, max, mul, sub, sum, type Tensor, watchBranches,
} from '../tensor/index.ts';
import { H } from './complex-step.ts';
import { copyOf } from './copies.ts';
import { derivative } from './differences.ts';
import type { Trial } from './trial.ts';

/** The largest steps of the differences, along a direction as long as what it starts from. */
const STEPS = [2 ** -9, 2 ** -14, 2 ** -19] as const;

/** X, where it has a gradient, and the parameters; or as many tensors of the same shapes. */
type Tensors = readonly Tensor[];

/**
 * Whether the complex step sees what plain numbers do. Code that reads numbers out of tensors on the way (`item()`,
 * `toTypedArray`) drops their imaginary parts: what it makes of them then is a constant to the complex step, whose
 * derivative is missing, and which would agree with a backward that lacks the same term. So the derivative along one
 * random direction, through X and all parameters at once, is taken both ways.
 * @param size Σ|R∘Y|, of which rounding is a part
 */
export function seesTheSame(complexTrial: Trial, plain: Trial, R: Tensor, size: number, random: Random): boolean {
  const names = Object.keys(plain.layer.params);
  const wholeInput = complexTrial.X.dtype !== 'complex';     // ids stay as they are
  const start = [...(wholeInput ? [] : [plain.X]), ...Object.values(plain.layer.params)];
  const V = start.map(P => mul(randn(P.shape, { random }), Math.max(1, max(abs(P)).item())));
  const outputOf = (trial: Trial, changed: Tensors): Tensor => {
    const [X, others] = wholeInput ? [trial.X, changed] : [changed[0]!, changed.slice(1)];
    const params = Object.fromEntries(names.map((name, k) => [name, others[k]!]));
    trial.forwards++;
    return copyOf(trial.layer, params).forward(X, trial.options)[0];
  };
  const generic = (): Tensors => start.map((P, k) => add(P, mul(V[k]!, 2 ** -7)));     // where no two numbers tie
  const agreeAt = (base: Tensors): boolean | undefined => agreeAlong(
    () => imaginaryInner(outputOf(complexTrial, base.map((P, k) => complex(P, mul(V[k]!, H)))), R) / H,
    t => outputOf(plain, base.map((P, k) => add(P, mul(V[k]!, t)))), R, size);
  const here = agreeAt(start);
  return here === true || (agreeAt(generic()) ?? here !== false);
}

/** Whether a slope is that of f at 0; nothing where f is not defined beside 0, or has a kink there. */
function agreeAlong(slope: () => number, f: (t: number) => Tensor, R: Tensor, size: number): boolean | undefined {
  let exact: number, kink: boolean;
  try {
    [exact, kink] = watchBranches(watch => [slope(), watch.tied]);
  } catch {
    return undefined;
  }
  if (kink) return undefined;
  const agrees = (value: number, error: number): boolean =>
    Math.abs(exact - value) <= 8 * error + 1e-6 * (Math.abs(exact) + Math.abs(value)) + 1e-9 * size;
  let found = false;
  for (const differs of [simply, ...STEPS.map(h => byRomberg(h))]) {
    try {
      const { value, error } = differs(f, R);
      if (agrees(value, error)) return true;
      found = true;
    } catch {
      // Not defined so far away.
    }
  }
  return found ? false : undefined;
}

type Difference = (f: (t: number) => Tensor, R: Tensor) => { readonly value: number; readonly error: number };

/** One central difference, which is enough for most: that it is near by chance is as unlikely without an estimate. */
const simply: Difference = (f, R) => {
  const h = STEPS[1];
  return { value: sum(mul(sub(f(h), f(-h)), R)).item() / (2 * h), error: 0 };
};

/** With extrapolation and an estimate of the error; from t = 1, so that the rounding of P + tV is counted. */
function byRomberg(h: number): Difference {
  return (f, R) => derivative(t => f(t - 1), 1, R, h);
}
