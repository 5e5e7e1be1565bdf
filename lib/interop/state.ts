import {
  BatchNorm, Conv2d, Embedding, GroupNorm, GRU, LayerNorm, LearnedPositionalEncoding, Linear, LSTM, MultiHeadAttention,
  RMSNorm, RNN, TransformerBlock,
} from '../layers/index.ts';
import { type Layer, type Params, Residual, Sequential } from '../model/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** One entry of a state dict. */
export interface StateEntry {
  /** Its name, as PyTorch has it: `0.weight`. */
  readonly name: string;
  /** The layer's own tensor; undefined for what PyTorch keeps and a layer here does without. */
  readonly tensor: Tensor | undefined;
}

type Class<L extends Layer> = NewableFunction & { readonly prototype: L };
type Names = Readonly<Record<string, string>>;

/** A class of layers with the names that PyTorch has for its letters. One that is forgotten does not compile. */
function named<P extends Params>(layers: Class<Layer<P>>, names: { readonly [K in keyof Required<P>]: string },
  buffers: Names = {}): readonly [Class<Layer>, Names] {
  return [layers, { ...names, ...buffers }];
}

const affine = { W: 'weight', b: 'bias' }, normalisation = { gamma: 'weight', beta: 'bias' };
const recurrent = { Wx: 'weight_ih_l0', Wh: 'weight_hh_l0', bx: 'bias_ih_l0', bh: 'bias_hh_l0' };
const attention = { Wqkv: 'in_proj_weight', bqkv: 'in_proj_bias', Wo: 'out_proj.weight', bo: 'out_proj.bias' };

/** A class that is not here, such as one of yours, has the letters that it has. */
const classes: readonly (readonly [Class<Layer>, Names])[] = [
  named(Linear, affine),
  named(Conv2d, affine),
  named(Embedding, { W: 'weight' }),
  named(LearnedPositionalEncoding, { P: 'weight' }),
  named(LayerNorm, normalisation),
  named(RMSNorm, { gamma: 'weight' }),
  named(GroupNorm, normalisation),
  named(BatchNorm, normalisation, { runningMean: 'running_mean', runningVariance: 'running_var' }),
  named(RNN, recurrent),
  named(LSTM, recurrent),
  named(GRU, recurrent),
  named(MultiHeadAttention, attention),
];

/** The layers that a layer is made of, with what comes before their names. */
function partsOf(layer: Layer): readonly (readonly [prefix: string, part: Layer])[] {
  if (layer instanceof Sequential) return layer.layers.map((part, i) => [`${i}.`, part]);
  if (layer instanceof Residual) return [['', layer.layer]];
  if (!(layer instanceof TransformerBlock)) return [];
  return Object.entries<Layer>({ ...layer.parts })
    .map(([name, part]) => [name === 'attention' ? 'self_attn.' : `${name}.`, part]);
}

/**
 * The parameters and running statistics of a layer under the names that they have in PyTorch's `state_dict`, the
 * layers of a network under dotted prefixes. A tensor that stands in two places has two names, as there.
 * @throws TypeError where two tensors would have one name.
 */
export function stateOf(layer: Layer): readonly StateEntry[] {
  const entries = entriesOf(layer, ''), tensors = new Map<string, Tensor | undefined>();
  for (const { name, tensor } of entries) {
    if (tensors.has(name)) throw new TypeError(`two parameters would have the name ${name} in a file`);
    tensors.set(name, tensor);
  }
  return entries;
}

function entriesOf(layer: Layer, prefix: string): readonly StateEntry[] {
  const { params, buffers = {} } = layer, names = classes.find(([layers]) => layer instanceof layers)?.[1] ?? {};
  const inner = partsOf(layer).flatMap(([name, part]) => entriesOf(part, `${prefix}${name}`));
  const known = new Set(inner.map(({ tensor }) => tensor));
  const own = [...Object.entries(params), ...Object.entries(buffers)].filter(([, tensor]) => !known.has(tensor))
    .map(([letter, tensor]) => ({ name: prefix + (Object.hasOwn(names, letter) ? names[letter]! : letter), tensor }));
  const counts = layer instanceof BatchNorm && Object.keys(buffers).length > 0;
  return [...inner, ...own, ...counts ? [{ name: `${prefix}num_batches_tracked`, tensor: undefined }] : []];
}
