import {
  add, concat, greater, matmul, maximum, mul, type Operand, reshape, sameShape, sigmoid, slice, square, stack, sub, sum,
  tanh, type Tensor, transpose, where, zeros,
} from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import { type Formula, slipsOf } from './formula.ts';
import type { Idea, Reason } from './hypothesis.ts';

// Layers that go through sequences (N,T,I) step by step. With p = x·Wxᵀ + bx and q = h'·Whᵀ + bh in one block of H
// (RNN), three (GRU) or four (LSTM), where h' is the state after the step before, a cell makes the next state of them.
// Backward carries dh from the last step to the first.

/** State and cell after a step; only an LSTM has the latter. */
interface State { readonly h: Tensor; readonly c: Tensor }

/** What a step hands back: the gradients of its blocks p and q, and of h' and c' where they got in directly. */
interface Back {
  readonly dp: readonly Tensor[];
  /** The same as dp unless said. */
  readonly dq?: readonly Tensor[];
  readonly h?: Tensor;
  readonly c?: Tensor;
}

interface Cell<S extends State> {
  readonly blocks: number;
  readonly forward: (p: readonly Tensor[], q: readonly Tensor[], before: State) => S;
  readonly backward: (step: S, before: State, dh: Tensor, dc: Tensor, slip: string) => Back;
  readonly slips: readonly Slip[];
}

type Slip = readonly [slip: string, reason: Reason, says: string];

const sigmoidSlope = (s: Tensor): Tensor => mul(s, sub(1, s));
const tanhSlope = (h: Tensor): Tensor => sub(1, square(h));
const relu = (a: Tensor): Tensor => maximum(a, 0);
const step = (h: Tensor): Tensor => where(greater(h, 0), 1, mul(h, 0));
const NO_SLOPE: Slip = ['slope', 'activation-derivative-missing', 'lacks the derivatives of the steps'];

const simple = (f: (a: Tensor) => Tensor, slope: (h: Tensor) => Tensor, ...slips: Slip[]): Cell<State> => ({
  blocks: 1,
  forward([p], [q]) {
    const h = f(add(p!, q!));
    return { h, c: h };
  },
  backward({ h }, _, dh, __, slip) {
    const of = { slope: 1, output: slope(f(h)), upstream: slope(dh) }[slip] ?? slope(h);
    return { dp: [mul(dh, of)] };
  },
  slips: [NO_SLOPE, ...slips],
});

interface Long extends State { readonly i: Tensor; readonly f: Tensor; readonly g: Tensor; readonly o: Tensor }

const long: Cell<Long> = {
  blocks: 4,
  forward(p, q, before) {
    const [a0, a1, a2, a3] = p.map((block, k) => add(block, q[k]!)) as [Tensor, Tensor, Tensor, Tensor];
    const i = sigmoid(a0), f = sigmoid(a1), g = tanh(a2), o = sigmoid(a3), c = add(mul(f, before.c), mul(i, g));
    return { i, f, g, o, c, h: mul(o, tanh(c)) };
  },
  backward({ i, f, g, o, c }, before, dh, carried, slip) {
    const shown = tanh(c), of = (slope: Tensor): Operand => slip === 'slope' ? 1 : slope;
    const dc = add(mul(mul(dh, o), slip === 'shown' ? 1 : tanhSlope(shown)), carried);
    const dp = [
      mul(mul(dc, g), of(sigmoidSlope(i))), mul(mul(dc, slip === 'after' ? c : before.c), of(sigmoidSlope(f))),
      mul(mul(dc, i), of(tanhSlope(g))), mul(mul(dh, slip === 'raw' ? c : shown), of(sigmoidSlope(o))),
    ];
    return { dp, c: mul(dc, slip === 'cell' ? 0 : slip === 'forget' ? 1 : f) };
  },
  slips: [
    NO_SLOPE,
    ['shown', 'activation-derivative-missing', 'lacks the derivative of the tanh that the cell is shown through'],
    ['cell', 'term-dropped', 'lacks a term: what the cell itself carries back'],
    ['forget', 'term-dropped', 'lacks the forget gate in what the cell carries back'],
    ['after', 'wrong-tensor', 'has the cell after the step where the forget gate met the one before'],
    ['raw', 'wrong-tensor', 'has the cell where the formula has its tanh'],
  ],
};

interface Gated extends State { readonly r: Tensor; readonly z: Tensor; readonly g: Tensor; readonly q: Tensor }

const gated: Cell<Gated> = {
  blocks: 3,
  forward(p, [q0, q1, q], before) {
    const r = sigmoid(add(p[0]!, q0!)), z = sigmoid(add(p[1]!, q1!)), g = tanh(add(p[2]!, mul(r, q!)));
    const h = add(mul(sub(1, z), g), mul(z, before.h));
    return { r, z, g, q: q!, h, c: h };
  },
  backward({ r, z, g, q }, before, dh, _, slip) {
    const of = (slope: Tensor): Operand => slip === 'slope' ? 1 : slope;
    const dg = mul(mul(dh, slip === 'exchanged' ? z : sub(1, z)), of(tanhSlope(g)));
    const mixed = { candidate: before.h, sign: sub(g, before.h) }[slip] ?? sub(before.h, g);
    const dz = mul(mul(dh, mixed), of(sigmoidSlope(z)));
    const dr = mul(mul(dg, slip === 'constant' ? 0 : q), slip === 'reset' ? 1 : of(sigmoidSlope(r)));
    return { dp: [dr, dz, dg], dq: [dr, dz, mul(dg, slip === 'open' ? 1 : r)], h: mul(dh, slip === 'direct' ? 0 : z) };
  },
  slips: [
    NO_SLOPE,
    ['reset', 'activation-derivative-missing', 'lacks the derivative of the reset gate'],
    ['constant', 'term-dropped', 'lacks a term: what goes through the reset gate'],
    ['direct', 'term-dropped', 'lacks a term: what the state itself carries back'],
    ['candidate', 'term-dropped', 'lacks a term: the candidate, in what the update gate gets'],
    ['sign', 'sign', 'has what the update gate gets with the wrong sign'],
    ['exchanged', 'wrong-tensor', 'has z where the formula has 1 − z'],
    ['open', 'term-dropped', 'lacks the reset gate as a factor'],
    ['open in sums', 'term-dropped', 'lacks the reset gate as a factor'],
  ],
};

/** The slips that can be made whatever the cell. */
const ofAny: readonly Slip[] = [
  ['alone', 'term-dropped', 'lacks a term: what is carried back from later steps'],
  ['transposed', 'transposed', 'is carried back through the transposed weight of the states'],
  ['states after', 'wrong-tensor', 'has the states after the steps where the formula has those before'],
  ['first', 'batch-sum-missing', 'comes from the first step alone: the sum over the steps is missing'],
  ['last', 'batch-sum-missing', 'comes from the last step alone: the sum over the steps is missing'],
];

/** The gradient in question, with a slip or without. Undefined, or an error, where the layer is another one. */
function gradientOf<S extends State>(cell: Cell<S>, { X, Y, R, parts }: Draw, slip = ''): Tensor | undefined {
  const { layer: { params }, place } = parts, entries = Object.entries(params), H = Y.shape[2]!, T = X.shape[1]!;
  const [[nameX, Wx], [nameH, Wh]] = entries.filter(([, P]) => P.rank === 2) as [[string, Tensor], [string, Tensor]];
  const [[nameBx, bx] = [], [nameBh, bh] = []] = entries.filter(([, P]) => P.rank === 1);
  if (!sameShape(Wx.shape, [cell.blocks * H, X.shape[2]!])) return undefined;
  const blocks = (A: Tensor): Tensor[] =>
    Array.from({ length: cell.blocks }, (_, k) => slice(A, [], [k * H, (k + 1) * H]));
  const zero = zeros([X.shape[0]!, H]), begun: State = { h: zero, c: zero }, steps: S[] = [];
  for (let t = 0; t < T; t++) {
    const before = steps[t - 1] ?? begun, linear = (A: Tensor, W: Tensor, b: Operand = 0): Tensor[] =>
      blocks(add(matmul(A, transpose(W)), b));
    steps.push(cell.forward(linear(slice(X, [], t), Wx, bx), linear(before.h, Wh, bh), before));
  }
  const dps: Tensor[] = [], dqs: Tensor[] = [];
  let dh = zero, dc = zero;
  for (let t = T - 1; t >= 0; t--) {
    const back = cell.backward(steps[t]!, steps[t - 1] ?? begun, add(slice(R, [], t), dh), dc, slip);
    const dp = concat(back.dp, 1), dq = back.dq === undefined ? dp : concat(back.dq, 1);
    const carry = slip === 'alone' || (slip.startsWith('cut') && t % Number(slip.slice(3)) === 0) ? 0 : 1;
    dh = mul(carry, add(back.h ?? 0, matmul(dq, slip === 'transposed' ? transpose(Wh) : Wh)));
    dc = mul(carry, back.c ?? zero);
    dps[t] = dp;
    dqs[t] = slip === 'open in sums' ? dp : dq;
  }
  const met = stack(steps.map((_, t) => slip === 'states after' ? steps[t]!.h : steps[t - 1]?.h ?? zero), 1);
  const counted = slip === 'first' ? [0, 1] as const : slip === 'last' ? [-1] as const : [] as const;
  const rows = (A: Tensor): Tensor => {
    const some = slice(A, [], counted);
    return reshape(some, [-1, some.shape[2]!]);
  };
  const dP = stack(dps, 1), dQ = stack(dqs, 1);
  if ('input' in place) return reshape(matmul(reshape(dP, [-1, dP.shape[2]!]), Wx), X.shape);
  const grads = {
    [nameX]: () => matmul(transpose(rows(dP)), rows(X)), [nameH]: () => matmul(transpose(rows(dQ)), rows(met)),
    [nameBx ?? '']: () => sum(rows(dP), 0), [nameBh ?? '']: () => sum(rows(dQ), 0),
  };
  return grads[place.parameter]?.();
}

function formulaOf<S extends State>(cell: Cell<S>, cuts: readonly Slip[]): Formula {
  return {
    gradient: draw => gradientOf(cell, draw),
    slips: [...ofAny, ...cuts, ...cell.slips].map(([slip, reason, says]) =>
      ({ reason, says, gives: draw => gradientOf(cell, draw, slip)! })),
  };
}

const elman = simple(tanh, tanhSlope, ['output', 'derivative-at-output', 'has the derivative of tanh at its output']);
const rectified = simple(relu, step,
  ['upstream', 'mask-from-wrong-tensor', 'is masked by the sign of what comes back, instead of the state\'s']);

/** The slips in layers that go through sequences step by step. */
export const recurrence: Idea = first => {
  const { X, Y, parts: { layer: { params } } } = first, T = X.shape[1]!;
  const weights = Object.values(params).filter(({ rank }) => rank === 2);
  const sequences = X.rank === 3 && Y.rank === 3 && sameShape(X.shape.slice(0, 2), Y.shape.slice(0, 2));
  if (!sequences || weights.length !== 2) return [];
  const cuts = Array.from({ length: Math.min(T, 10) }, (_, k) => k).slice(2).map((k): Slip =>
    [`cut ${k}`, 'term-dropped', `lacks a term: what is carried back is cut off every ${k} steps`]);
  return [formulaOf(elman, cuts), formulaOf(rectified, cuts), formulaOf(gated, cuts), formulaOf(long, cuts)]
    .flatMap(formula => slipsOf(formula)(first));
};
