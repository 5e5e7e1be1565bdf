import fc from 'fast-check';
import { all, type BigNumber, create, type EvalFunction } from 'mathjs';
import { erf } from './erf.ts';
import { runs } from './runs.ts';
import type { Statement } from './statements.ts';
import { translate } from './tex.ts';

/** How a derivative was found: by mathjs's rules, or as a difference quotient where it has none (erf). */
export type Way = 'symbolic' | 'numeric';

/** A value for x and for every other letter. */
type Point = Readonly<Record<string, BigNumber>>;

const math = create(all!, { number: 'BigNumber', precision: 64 });
const pi = math.evaluate('pi') as BigNumber;
math.import({ erf: (x: BigNumber) => erf(x, pi) }, { override: true });        // mathjs's own has 16 digits

const h = math.bignumber(2).pow(-70);

/**
 * How far stated and found value may be apart, in parts of the larger of the stated value and 1. Symbolic: 64 digits,
 * of which a subtraction in the formula may cost a few; measured 3e-63. Numeric: h² ≈ 1e-42 and 1e-64/h ≈ 1e-43, times
 * what higher derivatives amount to between −3 and 3; measured 4e-42.
 */
const tolerance = { symbolic: 1e-55, numeric: 1e-38 };

/** Letters stand for positive numbers, a target or a probability for one between 0 and 1. */
const between0And1 = new Set(['p', 't']);
const grid = (above: number, below: number): fc.Arbitrary<number> =>
  fc.integer({ min: above * 64 + 1, max: below * 64 - 1 }).map(n => n / 64);
const range = (letter: string, { side }: Statement): fc.Arbitrary<number> =>
  letter === 'x' ? grid(side === '>' ? 0 : -3, side === '<' ? 0 : 3)
  : between0And1.has(letter) ? grid(0, 1)
  : grid(0, 2);

/**
 * Checks a stated derivative at random points at which the function is a real number.
 * @returns how the derivative was found
 * @throws Error that names the note, the statement and a point at which it fails, or what in it cannot be read.
 */
export function verify(statement: Statement): Way {
  const { note, of, is } = statement, failure = (reason: string): Error =>
    new Error(`${note} states that the derivative of ${of} is ${is}${condition(statement)}; ${reason}`);
  const [f, stated] = [of, is].map(tex => {
    try {
      return translate(tex);
    } catch (error) {
      throw failure(`this cannot be read: ${(error as Error).message}`);
    }
  }) as [ReturnType<typeof translate>, ReturnType<typeof translate>];

  const F = math.compile(f.text), claim = math.compile(stated.text);
  const symbolic = symbolicDerivative(f.text), way = symbolic === undefined ? 'numeric' : 'symbolic';
  const found = (point: Point): unknown =>
    symbolic === undefined ? quotient(F, point) : symbolic.evaluate({ ...point });

  const letters = [...new Set(['x', ...f.letters, ...stated.letters])];
  const points = fc.record(Object.fromEntries(letters.map(letter => [letter, range(letter, statement)])));
  const { failed, counterexample } = fc.check(fc.property(points, values => {
    const point = exactly(values);
    fc.pre(isReal(F.evaluate({ ...point })));
    return agree(found(point), claim.evaluate({ ...point }), tolerance[way]);
  }), { numRuns: runs(40), maxSkipsPerRun: 20 });

  if (!failed) return way;
  if (counterexample === null) throw failure('no point was found at which this is a real number');
  const [values] = counterexample, point = exactly(values);
  const at = Object.entries(values).map(([letter, value]) => `${letter} = ${value}`).join(', ');
  throw failure(`at ${at} it is ${digits(found(point))}, not ${digits(claim.evaluate({ ...point }))}`);
}

const condition = ({ side }: Statement): string => side === undefined ? '' : ` for x ${side} 0`;

function symbolicDerivative(text: string): EvalFunction | undefined {
  try {
    return math.derivative(text, 'x', { simplify: false }).compile();
  } catch {
    return undefined;        // mathjs has no rule for a function in it
  }
}

/** The central difference quotient, (F(x + h) − F(x − h))/2h. */
function quotient(F: EvalFunction, point: Point): BigNumber {
  const shifted = (by: BigNumber): BigNumber => F.evaluate({ ...point, x: point['x']!.plus(by) }) as BigNumber;
  return shifted(h).minus(shifted(h.neg())).div(h.times(2));
}

const exactly = (values: Readonly<Record<string, number>>): Point =>
  Object.fromEntries(Object.entries(values).map(([letter, value]) => [letter, math.bignumber(value)]));

const isReal = (value: unknown): value is BigNumber => math.isBigNumber(value) && value.isFinite();

const agree = (found: unknown, stated: unknown, parts: number): boolean => isReal(found) && isReal(stated)
  && found.minus(stated).abs().lte(math.max(stated.abs(), math.bignumber(1)).times(parts));

const digits = (value: unknown): string => isReal(value) ? value.toSignificantDigits(20).toString() : String(value);
