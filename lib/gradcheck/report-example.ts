import { describeLayer } from '../model/describe.ts';
import { type Indices, Tensor, toArray, type ToArray } from '../tensor/index.ts';
import type { Counterexample } from './counterexample/example.ts';
import type { GradcheckReport } from './report.ts';

/** The smallest failing example in words. */
export interface ExampleWords {
  /** Of what it is, and how to come to it again. */
  readonly title: string;
  /** `X = [[1, 0]]`, `W = …`: what goes in. */
  readonly values: readonly string[];
  /** What comes out, and what should. */
  readonly finding: string;
}

/** How many digits of a number are shown; more only where two would look the same otherwise. */
const PRECISIONS = [6, 10, 17];

/** What to say of a report's smallest failing example, if it has one. */
export function exampleOf({ counterexample }: GradcheckReport): ExampleWords | undefined {
  if (counterexample === undefined) return undefined;
  const { layer, params, X, target, dY, seed, path, shrinks } = counterexample;
  const values = [
    ['X', X] as const, ...(target === undefined ? [] : [['target', target] as const]), ...Object.entries(params),
    ...(dY === undefined ? [] : [['dY', dY] as const]),
  ];
  const steps = `${shrinks} ${shrinks === 1 ? 'shrink' : 'shrinks'}`;
  return {
    title: `Smallest failing example, of ${describeLayer(layer)} (fast-check seed ${seed}, path "${path}", ${steps})`,
    values: values.map(([name, value]) => `${name} = ${nested(valuesOf(value), PRECISIONS[0]!)}`),
    finding: findingOf(counterexample),
  };
}

/** Numbers in as many brackets as they have dimensions. */
export function valuesOf(values: Indices): ToArray {
  return values instanceof Tensor ? toArray(values) : [...values];
}

function findingOf({ broken, analytic, numeric, problem }: Counterexample): string {
  if (numeric === undefined) return `the law '${broken}' is broken: ${problem ?? ''}`;
  const right = toArray(numeric), [least] = PRECISIONS;
  if (analytic === undefined) return `backward returns no ${broken}, it should be ${nested(right, least!)}`;
  const came = toArray(analytic);
  const precision = PRECISIONS.find(digits => nested(came, digits) !== nested(right, digits)) ?? least!;
  return `${broken} is ${nested(came, precision)}, it should be ${nested(right, precision)}`;
}

function nested(values: ToArray, precision: number): string {
  if (Array.isArray(values)) return `[${values.map(inner => nested(inner, precision)).join(', ')}]`;
  return String(Number(Number(values).toPrecision(precision)) + 0);                     // + 0: no -0
}
