import type { ForwardOptions, Layer } from '../model/layer.ts';
import { deriveSeed, randn, Random } from '../random/index.ts';
import { abs, add, cast, concat, max, mul, sub, type Tensor } from '../tensor/index.ts';
import { checkCopies, copyOf, NotCheckable, staleParameters } from './copies.ts';
import {
  checkNothingWritten, checkSameBits, checkWithoutInputGradient, type Results, results, withoutMathRandom,
} from './purity.ts';
import { checkAdded, checkDoubled, checkShapes } from './shapes.ts';

/** One random case: a layer, an input for it, and how it is run. */
export interface LawCase {
  /** The layer. */
  readonly layer: Layer;
  /** An input for it. */
  readonly X: Tensor;
  /** Whether the layer is run as in training. */
  readonly training?: boolean;
  /** Where the layer's randomness and the upstream gradients come from. */
  readonly seed: number;
  /** The parameters that cannot be checked, each with the reason, where that has been found out already. */
  readonly stale?: ReadonlyMap<string, string>;
}

/** The names of the laws. */
export type LawName = 'shapes' | 'pure' | 'cache' | 'seeded' | 'linear' | 'gradient' | 'exact';

/** One law: its name, what it says, and a check that throws where a case breaks it. */
export interface Law {
  /** A word for it, as reports use. */
  readonly name: LawName;
  /** What it says, as a sentence. */
  readonly statement: string;
  /** Throws where a case breaks it. */
  readonly check: (lawCase: LawCase) => void;
}

/** A case made ready: the options of its forward, and upstream gradients of the output's shape. */
interface Ready {
  readonly options: ForwardOptions;
  readonly dY: Tensor;
  readonly another: () => Tensor;
}

/** A case whose forward was run. */
interface Forwarded extends Ready {
  readonly back: (upstream: Tensor) => Results;
}

function forwarded({ layer, X, training = false, seed }: LawCase): Forwarded {
  const options = { training, seed }, [Y, cache] = layer.forward(X, options);
  return { ...ready(Y, options, seed), back: upstream => ({ Y, ...layer.backward(upstream, cache) }) };
}

/** A case in which a forward that leaves a trace has left that of another input. */
function disturbed({ layer, X, training = false, seed }: LawCase): Ready {
  const options = { training, seed }, Y = onAnotherInput(layer, X, options);
  onAnotherBatch(layer, X, options);
  return ready(Y, options, seed);
}

function ready({ shape, dtype }: Tensor, options: ForwardOptions, seed: number): Ready {
  const random = new Random(deriveSeed(seed, 0xD7)), draw = (): Tensor => cast(randn(shape, { random }), dtype);
  return { options, dY: draw(), another: draw };
}

/** Whether it is known already that copies of the layer run: nothing was found to be wrong with them. */
function haveRun(stale: LawCase['stale']): boolean {
  return stale?.size === 0;
}

/** The output for 1 − X, which keeps probabilities in [0, 1]; for X again where that is no input, as for ids. */
function onAnotherInput(layer: Layer, X: Tensor, options: ForwardOptions): Tensor {
  try {
    return layer.forward(sub(1, X), options)[0];
  } catch {
    return layer.forward(X, options)[0];
  }
}

/** Runs forward on a batch of twice the size, for what it may keep of a shape. */
function onAnotherBatch(layer: Layer, X: Tensor, options: ForwardOptions): void {
  if (X.rank === 0) return;
  try {
    layer.forward(concat([X, X]), options);
  } catch {
    // A layer may be made for one batch size; then there is no other to disturb it with.
  }
}

/**
 * Forward and backward write to nothing: not to the layer, X, dY or the cache. Called again, they return the same
 * bits.
 */
const pure: Law = {
  name: 'pure',
  statement: 'forward and backward write to nothing, and return the same bits when called again',
  check(lawCase) {
    const { layer, X } = lawCase, { options, dY } = disturbed(lawCase);
    const first = checkNothingWritten(layer, X, dY, options);
    checkSameBits('called again', first, results(layer, X, dY, options));
  },
};

/** The cache holds everything that backward needs, the parameters used included, so forwards in flight do not meet. */
const cache: Law = {
  name: 'cache',
  statement: 'the cache holds everything that backward needs, so that forwards in flight do not interfere',
  check(lawCase) {
    const { layer, X, stale } = lawCase, { options, dY, back } = forwarded(lawCase), alone = back(dY);
    const [Y, kept] = layer.forward(X, options);
    onAnotherInput(layer, X, options);
    onAnotherBatch(layer, X, options);
    checkSameBits('after another forward', alone, { Y, ...layer.backward(dY, kept) });
    if (!haveRun(stale)) checkCopies(layer, X, options);
    const other = Object.fromEntries(Object.entries(layer.params).map(([name, P]) => [name, add(mul(P, 2), 1)]));
    const changed = copyOf(layer, other).backward(dY, kept);
    checkSameBits('by the same layer with other parameters', alone, { Y, ...changed });
  },
};

/** Randomness comes only from `options.seed`: the same seed draws the same, and nothing draws from Math.random. */
const seeded: Law = {
  name: 'seeded',
  statement: 'randomness comes only from the seed',
  check(lawCase) {
    const { layer, X, stale } = lawCase, { options, dY } = disturbed(lawCase);
    if (!haveRun(stale)) checkCopies(layer, X, options);
    const first = results(layer, X, dY, options), copy = copyOf(layer, layer.params);
    checkSameBits('by a copy of the layer', first, withoutMathRandom(() => results(copy, X, dY, options)));
  },
};

/** backward is linear in dY: 2·dY gives twice the bits, a sum the sum within rounding. */
const linear: Law = {
  name: 'linear',
  statement: 'backward is linear in dY',
  check(lawCase) {
    const { dY, another: draw, back } = forwarded(lawCase), another = draw();
    const once = back(dY), other = back(another);
    checkDoubled(back(mul(dY, 2)), once);
    const size = max(abs(dY)).item() * Math.max(1, max(abs(lawCase.X)).item()) * dY.size;
    checkAdded(back(add(dY, another)), once, other, size);
  },
};

/**
 * dX has X's shape, every gradient its parameter's, there is none too many, leaving out dX changes none of them, and
 * the parameters given are the ones used.
 */
const shapes: Law = {
  name: 'shapes',
  statement: 'every gradient has the shape and dtype of its tensor, and the parameters given are the ones used',
  check(lawCase) {
    const { layer, X, stale: known } = lawCase, { options, dY, back } = forwarded(lawCase), found = back(dY);
    checkShapes(layer, X, found);
    checkWithoutInputGradient(layer, X, dY, options, found);
    if (known === undefined) checkCopies(layer, X, options);
    const matters = (name: string): boolean => max(abs(found.grads[name]!)).item() > 0;
    const [stale] = (known ?? staleParameters(layer, X, options, found.Y, matters)).values();
    if (stale !== undefined) throw new NotCheckable(stale);
  },
};

/** What makes a layer a layer, apart from its numbers, in the order in which it should be made to hold. */
export const contract: readonly Law[] = [shapes, pure, cache, seeded, linear];
