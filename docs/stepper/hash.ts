import { type DataName, dataSets } from './data-sets.ts';
import { isKind, type LayerChoice } from './kinds.ts';
import { choices, initial, limits, type Pick, type State } from './state.ts';

/** What an address says, and what was wrong with it: a sentence for each thing that was left out for that. */
export interface Read {
  readonly state: State;
  readonly problems: readonly string[];
}

/** How one part of the state stands in the address. `read` throws RangeError that says what is wanted. */
interface Field<T> {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
}

type Fields = { readonly [K in keyof State]: Field<State[K]> };

function wanted(what: string): never {
  throw new RangeError(`wanted ${what}`);
}

function number([low, high]: readonly [number, number], whole = true): Field<number> {
  return {
    write: String,
    read: text => {
      const value = /^[\d.]+(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
      if (value >= low && value <= high && (!whole || Number.isSafeInteger(value))) return value;
      return wanted(`a ${whole ? 'whole ' : ''}number from ${low} to ${high}`);
    },
  };
}

function oneOf<T extends string | number>(values: readonly T[]): Field<T> {
  return {
    write: String,
    read: text => values.find(value => String(value) === text) ?? wanted(`one of ${values.join(', ')}`),
  };
}

const layers: Field<readonly LayerChoice[]> = {
  write: value => value.map(({ kind, size }) => kind === 'Linear' ? `${kind}-${size}` : kind).join(','),
  read: text => {
    const words = text === '' ? [] : text.split(','), [, most] = limits.layers;
    if (words.length > most) return wanted(`at most ${most} hidden layers`);
    return words.map(word => {
      const [, kind, size] = /^(\w+?)(?:-(\d+))?$/.exec(word) ?? [];
      const known = kind !== undefined && isKind(kind) && (size !== undefined) === (kind === 'Linear');
      if (!known) return wanted(`layers such as Linear-6,ReLU; ${JSON.stringify(word)} is none`);
      return { kind, size: size === undefined ? 0 : number(limits.size).read(size) };
    });
  },
};

const pick: Field<Pick | undefined> = {
  write: value => value === undefined ? '' : [value.layer, value.label, ...value.index].join('.'),
  read: text => {
    const [, layer, label, index] = /^(\d+)\.(\w+)((?:\.\d+)*)$/.exec(text)
      ?? wanted('a layer, a gradient and the indices of an element, such as 0.dW.3.1');
    return { layer: Number(layer), label: label!, index: index!.split('.').slice(1).map(Number) };
  },
};

const whole = number([0, 1e6]);
const fields: Fields = {
  view: oneOf(choices.view),
  data: oneOf(Object.keys(dataSets) as DataName[]),
  points: oneOf<number>(choices.points),
  noise: number(limits.noise, false),
  layers,
  samples: number(limits.samples),
  seed: number(limits.seed),
  optimizer: oneOf(choices.optimizer),
  rate: number(limits.rate, false),
  batch: oneOf<number>(choices.batch),
  below: number(limits.below, false),
  most: number(limits.most),
  speed: oneOf<number>(choices.speed),
  trained: number([0, limits.most[1]]),
  at: whole,
  pick,
  digits: { write: value => value ? 'yes' : 'no', read: text => oneOf(['yes', 'no']).read(text) === 'yes' },
  edit: whole,
  code: { write: value => value ?? '', read: text => text },
};

const names = Object.keys(fields) as (keyof State)[];

/** What stands behind the `#` of the address of a state: all that is not as it is at first. */
export function writeHash(state: State): string {
  const text = (of: State, name: keyof State): string => fields[name].write(of[name] as never);
  const changed = names.filter(name => text(state, name) !== text(initial, name));
  // a comma stays legible
  return changed.map(name => `${name}=${encodeURIComponent(text(state, name)).replaceAll('%2C', ',')}`).join('&');
}

/**
 * Reads what stands behind the `#` of an address. What makes no sense is left as it is at first, and told.
 * @param hash with the `#` or without
 */
export function readHash(hash: string): Read {
  const problems: string[] = [], found: Record<string, unknown> = {};
  const given = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const read = (name: keyof State, text: string): void => {
    try {
      found[name] = fields[name].read(text);
    } catch (error) {
      problems.push(`${name} is ${JSON.stringify(text)}: ${(error as Error).message}`);
    }
  };
  for (const [name, text] of given) {
    if (!Object.hasOwn(fields, name)) problems.push(`there is nothing called ${JSON.stringify(name)}`);
    else if (Object.hasOwn(found, name)) problems.push(`${name} is said twice`);
    else read(name as keyof State, text);
  }
  return { state: { ...initial, ...found }, problems };
}
