import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
  BatchNorm1d, cast, type Dtype, type Layer, LayerNorm, Linear, load, type Params, randn, Random, ReLU, save,
  Sequential, Tanh, tensor, toArray, withParams,
} from '../../lib/index.ts';
import { withRandomParams } from '../support/layer-laws.ts';
import { holds } from '../support/property.ts';
import { fileOf, headerOf } from './safetensors/file.ts';

const numbers = ({ params, buffers = {} }: Layer): unknown => [params, buffers].map((tensors: Params) =>
  Object.entries(tensors).map(([name, P]) => [name, P.dtype, toArray(P)]));

/** A header and the data of float64 tensors, by name. */
function file(tensors: Readonly<Record<string, { shape: readonly number[]; data: readonly number[] }>>): Uint8Array {
  const data = Object.values(tensors).flatMap(({ data }) => [...new Uint8Array(new Float64Array(data).buffer)]);
  let next = 0;
  const header = Object.entries(tensors).map(([name, { shape, data }]) =>
    [name, { dtype: 'F64', shape, data_offsets: [next, next += 8 * data.length] }]);
  return fileOf(Object.fromEntries(header) as object, data);
}

const one = new Linear(2, 1), W = { shape: [1, 2], data: [3, 4] }, b = { shape: [1], data: [5] };

test('a file written by hand is read', t => {
  const layer = load(one, file({ bias: b, weight: W }));
  t.deepEqual(numbers(layer), [[['W', 'float64', [[3, 4]]], ['b', 'float64', [5]]], []]);
  t.deepEqual(toArray(layer.forward(tensor([[1, 10]]))[0]), [[48]]);
});

test('the layer that was given is as it was', t => {
  const before = numbers(one), versions = Object.values(one.params).map(({ storage }) => storage.version);
  load(one, file({ bias: b, weight: W }));
  t.deepEqual(numbers(one), before);
  t.deepEqual(Object.values(one.params).map(({ storage }) => storage.version), versions);
});

/** Random networks: nested or not, with running statistics, with a layer that stands twice. */
const networks = fc.record({
  widths: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }),
  nested: fc.boolean(), tied: fc.boolean(), dtype: fc.constantFrom<Dtype>('float64', 'float32'),
  seed: fc.nat(), bias: fc.boolean(),
}).map(({ widths, nested, tied, dtype, seed, bias }) => (other: number) => {
  const layers: Layer[] = widths.slice(1).flatMap((O, i) =>
    [new Linear(widths[i]!, O, { bias }), new BatchNorm1d(O), new Tanh(), new LayerNorm(O)]);
  const last = widths[widths.length - 1]!, twice = new Linear(last, last);
  const first = nested ? [new Sequential(layers)] : layers;
  const net = new Sequential(...first, ...tied ? [twice, twice] : []);
  const { params } = withRandomParams(net, seed + other), random = new Random(seed + other);
  const buffers = Object.entries(net.buffers).map(([name, { shape }]) => [name, randn(shape, { random })] as const);
  return cast(withParams(net, params, Object.fromEntries(buffers)), dtype);
});

test('what was saved is loaded again, to the last bit, into a network of other numbers', t => {
  holds(t, fc.property(networks, network => {
    const saved = network(0), loaded = load(network(1), save(saved));
    assert.deepEqual(numbers(loaded), numbers(saved));
    assert.deepEqual(save(loaded), save(saved));
  }), 200);
});

/** The numbers of a file whose data begins at a byte. There is more than one NaN in bytes, but not among numbers. */
function elementsOf(bytes: Uint8Array, start: number): readonly number[] {
  const { buffer } = bytes.slice(start);
  return Array.from(headerOf(bytes).includes('"F64"') ? new Float64Array(buffer) : new Float32Array(buffer));
}

test('a byte that is changed gives an error, or the same values but for the number that it belongs to', t => {
  const changes = fc.record({ network: networks, place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    byte: fc.nat(255), inHeader: fc.boolean() });
  holds(t, fc.property(changes, ({ network, place, byte, inHeader }) => {
    const saved = network(0), bytes = save(saved), start = 8 + headerOf(bytes).length;
    const at = Math.floor(place * (inHeader ? start : bytes.length));
    bytes[at] = byte;
    let loaded;
    try {
      loaded = load(saved, bytes);
    } catch (error) {
      assert.match((error as Error).message, /^load: /);
      return;
    }
    if (at < start) assert.deepEqual(numbers(loaded), numbers(saved));
    else assert.deepEqual(elementsOf(save(loaded), start), elementsOf(bytes, start));
  }), 800);
});

test('any bytes give an error', t => {
  holds(t, fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
    assert.throws(() => load(one, bytes), { message: /^load: / });
  }), 400);
});

test('every cut of a file is refused', t => {
  const whole = save(one);
  for (let length = 0; length < whole.length; length++) {
    t.throws(() => load(one, whole.subarray(0, length)), { message: /^load: / }, `${length}`);
  }
});

test('all that is missing, unknown and of another shape is listed at once, and nothing is loaded', t => {
  const net = new Sequential(new Linear(2, 1), new ReLU(), new BatchNorm1d(1)), before = numbers(net);
  const bytes = file({ '0.bias': W, '0.weight': W, '2.running_mean': W, 'x y': b, '2.gamma': b });
  t.throws(() => load(net, bytes), {
    message: 'load: the file is not one of Sequential(Linear(2 → 1), ReLU, BatchNorm1d(1)); '
      + 'missing: 2.weight (1), 2.bias (1), 2.running_var (1); unknown: "x y" (1), 2.gamma (1); '
      + 'of another shape: 0.bias is (1,2), not (1), 2.running_mean is (1,2), not (1)',
  });
  t.deepEqual(numbers(net), before);
});

test('PyTorch\'s count of batches may be there, and is not kept', t => {
  const layer = new BatchNorm1d(1, { affine: false }), one = { shape: [1], data: [2] };
  const bytes = file({ running_mean: one, running_var: one, num_batches_tracked: { shape: [], data: [7] } });
  t.deepEqual(numbers(load(layer, bytes)),
    [[], [['runningMean', 'float64', [2]], ['runningVariance', 'float64', [2]]]]);
  t.notRegex(headerOf(save(layer)), /num_batches_tracked/);
});

test('a tied tensor is saved under both names, read from either, and has to be the same under both', t => {
  const twice = new Linear(1, 1, { bias: false }), net = new Sequential(twice, twice), [two, three] = [2, 3]
    .map(x => ({ shape: [1, 1], data: [x] }));
  t.regex(headerOf(save(net)), /"0\.weight".*"1\.weight"/);
  for (const tensors of [{ '0.weight': two! }, { '1.weight': two! }, { '0.weight': two!, '1.weight': two! }]) {
    const loaded = load(net, file(tensors));
    t.deepEqual(numbers(loaded), [[['0.W', 'float64', [[2]]]], []]);
    t.is(loaded.layers[0]!.params['W'], loaded.layers[1]!.params['W']);
  }
  const unknown = { shape: [1, 1], data: [NaN] }, same = load(net, file({ '0.weight': unknown, '1.weight': unknown }));
  t.deepEqual(numbers(same), [[['0.W', 'float64', [[NaN]]]], []]);
  t.throws(() => load(net, file({ '0.weight': two!, '1.weight': three! })), {
    message: /^load: 0\.weight and 1\.weight are one tensor in Sequential\(.*\); in the file they differ$/,
  });
  t.throws(() => load(net, file({})), { message: /missing: 0\.weight \(1,1\), 1\.weight \(1,1\)$/ });
});

test('numbers are converted to the dtype of the layer, to the nearest', t => {
  const layer = new Linear(2, 1, { bias: false }), narrow = cast(layer, 'float32');
  const wide = file({ weight: { shape: [1, 2], data: [0.1, 1e300] } });
  t.deepEqual(numbers(load(narrow, wide)), [[['W', 'float32', [[Math.fround(0.1), Infinity]]]], []]);
  const short = save(withParams(narrow, { W: tensor([[0.1, -0]], [1, 2], { dtype: 'float32' }) }));
  t.deepEqual(numbers(load(layer, short)), [[['W', 'float64', [[Math.fround(0.1), -0]]]], []]);
  const kinds = { BF16: [0x80, 0x3F, 0, 0xC0], F16: [0, 0x3C, 0, 0xC0], I32: [1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF] };
  for (const [dtype, data] of Object.entries(kinds)) {
    const bytes = fileOf({ weight: { dtype, shape: [1, 2], data_offsets: [0, data.length] } }, data);
    t.deepEqual(numbers(load(layer, bytes)), [[['W', 'float64', [[1, -2]]]], []], dtype);
  }
});

test('a layer without parameters has a file as well', t => {
  t.is(headerOf(save(new ReLU())).trim(), '{"__metadata__":{"format":"pt"}}');
  t.deepEqual(load(new ReLU(), save(new ReLU())).params, {});
});

test('a layer in another arithmetic has to be cast, and something else than bytes is refused', t => {
  t.throws(() => save(cast(one, 'bignumber')), { name: 'DtypeError', message: /^save: weight is bignumber/ });
  t.throws(() => load(one, 'model.safetensors' as unknown as Uint8Array), {
    instanceOf: TypeError, message: 'load: expected the bytes of a file, a Uint8Array',
  });
});
