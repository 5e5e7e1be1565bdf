import test from 'ava';
import * as handgrad from '../../lib/index.ts';
import {
  BatchNorm, BatchNorm1d, BatchNorm2d, CausalSelfAttention, Conv2d, describeLayer, Embedding, GroupNorm, GRU,
  type Layer, LayerNorm, LearnedPositionalEncoding, Linear, LSTM, MultiHeadAttention, type Params, ReLU, Residual,
  RMSNorm, RNN, Sequential, tensor, type Tensor, TransformerBlock, withParams,
} from '../../lib/index.ts';
import { stateOf } from '../../lib/interop/state.ts';

const namesOf = (layer: Layer): readonly string[] => stateOf(layer).map(({ name }) => name);

const affine = ['weight', 'bias'], running = ['running_mean', 'running_var', 'num_batches_tracked'];
const recurrent = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'];
const attention = ['in_proj_weight', 'in_proj_bias', 'out_proj.weight', 'out_proj.bias'];
const prefixed = (prefix: string, names: readonly string[]): string[] => names.map(name => `${prefix}.${name}`);

/** A layer of each class that has parameters, and its names in PyTorch's `state_dict`. */
const known: readonly (readonly [Layer, readonly string[]])[] = [
  [new Linear(2, 3), affine],
  [new Conv2d(1, 2, 3), affine],
  [new LayerNorm(2), affine],
  [new RMSNorm(2), ['weight']],
  [new GroupNorm(2, 4), affine],
  [new BatchNorm1d(2), [...affine, ...running]],
  [new BatchNorm2d(2), [...affine, ...running]],
  [new Embedding(3, 2), ['weight']],
  [new LearnedPositionalEncoding(3, 2), ['weight']],
  [new RNN(2, 3), recurrent],
  [new LSTM(2, 3), recurrent],
  [new GRU(2, 3), recurrent],
  [new MultiHeadAttention(4, 2), attention],
  [new CausalSelfAttention(4, 2), attention],
  [new TransformerBlock(4, 2), [...prefixed('norm1', affine), ...prefixed('self_attn', attention),
    ...prefixed('norm2', affine), ...prefixed('linear1', affine), ...prefixed('linear2', affine)]],
  [new Residual(new Linear(2, 2)), affine],
  [new Sequential(new Linear(2, 2)), ['0.weight', '0.bias']],
];
/** The classes whose layers have none. */
const without = ['AvgPool2d', 'Dropout', 'ELU', 'Flatten', 'GELU', 'LeakyReLU', 'LogSoftmax', 'MaxPool2d', 'ReLU',
  'SiLU', 'Sigmoid', 'SinusoidalPositionalEncoding', 'Softmax', 'Softplus', 'Tanh'];

for (const [layer, names] of known) {
  test(`${describeLayer(layer)} has PyTorch's names`, t => {
    t.deepEqual([...namesOf(layer)].sort(), [...names].sort());
  });
}

/** The classes of layers that lib exports, by name, those that nobody can make left out. */
function layerClasses(): readonly (readonly [name: string, layers: unknown])[] {
  return Object.entries<unknown>(handgrad).filter(([name, value]) => {
    const { prototype } = value as { readonly prototype?: Partial<Layer> };
    const both = typeof prototype?.forward === 'function' && typeof prototype.backward === 'function';
    return both && !name.endsWith('Loss') && value !== BatchNorm;
  });
}

test('no class of layers is forgotten: each has its names here, or no parameters', t => {
  const named = known.map(([layer]) => layer.constructor as unknown);
  t.deepEqual(layerClasses().filter(([, layers]) => !named.includes(layers)).map(([name]) => name).sort(), without);
});

test('what a layer is made without has no name', t => {
  t.deepEqual(namesOf(new Linear(2, 3, { bias: false })), ['weight']);
  t.deepEqual(namesOf(new BatchNorm1d(2, { affine: false })), running);
  t.deepEqual(namesOf(new BatchNorm1d(2, { trackRunningStatistics: false })), affine);
  t.deepEqual(namesOf(new ReLU()), []);
});

test('a network has its layers\' names under dotted prefixes, as deep as it is nested', t => {
  const net = new Sequential(new Linear(2, 3), new ReLU(), new Sequential(new BatchNorm1d(3), new Linear(3, 1)));
  t.deepEqual(namesOf(net), ['0.weight', '0.bias', '2.0.weight', '2.0.bias', '2.0.running_mean', '2.0.running_var',
    '2.0.num_batches_tracked', '2.1.weight', '2.1.bias']);
  t.deepEqual(stateOf(net).map(({ tensor }) => tensor), [
    ...['0.W', '0.b', '2.0.gamma', '2.0.beta'].map(name => net.params[name]),
    ...['2.0.runningMean', '2.0.runningVariance'].map(name => net.buffers[name]), undefined,
    ...['2.1.W', '2.1.b'].map(name => net.params[name]),
  ]);
});

test('a tensor that stands twice has two names', t => {
  const twice = new Linear(2, 2), state = stateOf(new Sequential(twice, new ReLU(), twice));
  t.deepEqual(state.map(({ name }) => name), ['0.weight', '0.bias', '2.weight', '2.bias']);
  t.is(state[0]!.tensor, state[2]!.tensor);
});

/** Somebody's own layer, which calls something else what TransformerBlock calls its parts. */
class Mine implements Layer {
  readonly parts = { spare: new Linear(1, 1) };
  readonly params = { W: tensor([1]), gamma: tensor([2]) };
  readonly buffers = { seen: tensor([3]) };
  forward(X: Tensor): [Tensor, unknown] { return [X, undefined]; }
  backward(dY: Tensor): { dX: Tensor; grads: { W: Tensor; gamma: Tensor } } { return { dX: dY, grads: this.params }; }
}

/** A layer of here, extended. */
class More extends Linear {
  override readonly params: Linear['params'] & Record<string, Tensor>;
  constructor(added: Record<string, Tensor>) {
    super(1, 1);
    this.params = { W: tensor([[1]]), ...added };
  }
}

test('a layer that is not of here has its own letters; one that extends a layer of here has both', t => {
  t.deepEqual(namesOf(new Sequential(new Mine())), ['0.W', '0.gamma', '0.seen']);
  t.deepEqual(namesOf(new More({ s: tensor([1]) })), ['weight', 's']);
});

/** A network of here, extended. */
class Scaled extends Sequential {
  override readonly params: Params;
  constructor() {
    super(new Linear(1, 1));
    this.params = { ...this.layers[0]!.params, scale: tensor([1]) };
  }
}

test('what a network has beside its layers is not lost', t => {
  t.deepEqual(namesOf(new Sequential(new Scaled())), ['0.0.weight', '0.0.bias', '0.scale']);
});

test('a letter may be a word that objects know', t => {
  t.deepEqual(namesOf(new More({ constructor: tensor([1]), toString: tensor([2]) })),
    ['weight', 'constructor', 'toString']);
});

test('a layer that was given other parameters has the same names', t => {
  const layer = new Linear(2, 2, { bias: false });
  t.deepEqual(namesOf(withParams(layer, layer.params)), ['weight']);
});

test('two parameters of one name are refused', t => {
  t.throws(() => stateOf(new Sequential(new More({ weight: tensor([1]) }))), {
    instanceOf: TypeError, message: 'two parameters would have the name 0.weight in a file',
  });
  const seen = Object.assign(new More({ s: tensor([1]) }), { buffers: { s: tensor([2]) } });
  t.throws(() => stateOf(seen), { message: 'two parameters would have the name s in a file' });
});
