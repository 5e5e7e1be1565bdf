// `node spec/support/run.js spec/interop/pytorch.ts`: saves random networks, has PyTorch load them, and compares what
// both make of the same input; and loads what PyTorch wrote of them. Without a Python that has torch it says so.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchNorm1d, BatchNorm2d, cast, Conv2d, Embedding, Flatten, GELU, GroupNorm, GRU, type Layer, LayerNorm, Linear,
  load, LSTM, MultiHeadAttention, type Params, randn, Random, ReLU, RNN, save, saveFile, Sequential, tensor,
  type Tensor, toArray, TransformerBlock, withParams,
} from '../../lib/index.ts';
import { pythons } from '../bench/peers.ts';
import { flat } from '../support/flat.ts';

interface Task {
  readonly layer: Layer;
  /** The same in PyTorch. */
  readonly network: string;
  readonly X: Tensor;
  /** What PyTorch's output is; f(X) unless said. */
  readonly call?: string;
  readonly ids?: boolean;
}

const random = new Random(1), twice = new Linear(3, 3), ids = tensor([[0, 4, 2], [1, 1, 3]]);
const rows = randn([5, 3], { random }), sequences = randn([2, 4, 6], { random });
const tasks: readonly Task[] = [
  {
    layer: new Sequential(new Conv2d(1, 4, 3, { stride: 2, padding: 1 }), new BatchNorm2d(4), new ReLU(),
      new GroupNorm(2, 4), new Flatten(), new Linear(64, 3)),
    network: 'nn.Sequential(nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.GroupNorm(2, 4), '
      + 'nn.Flatten(), nn.Linear(64, 3))',
    X: randn([2, 1, 8, 8], { random }),
  },
  {
    layer: new Sequential(twice, new Sequential(new BatchNorm1d(3), new GELU()), new LayerNorm(3), twice),
    network: '(lambda a: nn.Sequential(a, nn.Sequential(nn.BatchNorm1d(3), nn.GELU()), nn.LayerNorm(3), a))'
      + '(nn.Linear(3, 3))',
    X: rows,
  },
  { layer: new RNN(6, 3), network: 'nn.RNN(6, 3, batch_first=True)', X: sequences, call: 'f(X)[0]' },
  { layer: new LSTM(6, 3), network: 'nn.LSTM(6, 3, batch_first=True)', X: sequences, call: 'f(X)[0]' },
  { layer: new GRU(6, 3), network: 'nn.GRU(6, 3, batch_first=True)', X: sequences, call: 'f(X)[0]' },
  {
    layer: new MultiHeadAttention(6, 2), network: 'nn.MultiheadAttention(6, 2, batch_first=True)',
    X: sequences, call: 'f(X, X, X)[0]',
  },
  {
    layer: new Sequential(new Embedding(5, 4), new TransformerBlock(4, 2)),
    network: 'nn.Sequential(nn.Embedding(5, 4), nn.TransformerEncoderLayer(4, 2, 16, 0.0, "gelu", batch_first=True, '
      + 'norm_first=True))',
    X: ids, ids: true,
  },
];

/** The layer with random numbers for all that a checkpoint holds; a variance is positive. */
function randomised(layer: Layer, seed: number): Layer {
  const own = new Random(seed), drawn = (tensors: Params, change = (x: number): number => x): Params =>
    Object.fromEntries(Object.entries(tensors).map(([name, { shape }]) =>
      [name, tensor(flat(randn(shape, { random: own })).map(change), shape)]));
  return withParams(layer, drawn(layer.params), layer.buffers && drawn(layer.buffers, Math.abs));
}

const python = pythons.find(path => spawnSync(path, ['-c', 'import torch']).status === 0);
if (python === undefined) {
  process.stdout.write('not covered: PyTorch loads what was saved (there is no Python with torch)\n');
} else {
  const directory = mkdtempSync(join(tmpdir(), 'handgrad-'));
  process.on('exit', () => { rmSync(directory, { recursive: true }); });
  const cases = (['float64', 'float32'] as const).flatMap(dtype => tasks.map((task, i) => ({
    ...task, dtype, layer: cast(randomised(task.layer, i), dtype), path: join(directory, `${i}.${dtype}`),
  })));
  for (const { layer, path } of cases) await saveFile(layer, path);
  const asked = cases.map(({ network, X, call = 'f(X)', ids = false, dtype, path }) =>
    ({ network, X: toArray(X), call, ids, dtype, path }));
  const input = JSON.stringify(asked), answer = JSON.parse(execFileSync(python, ['spec/interop/pytorch.py'],
    { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] })) as { torch: string; outputs: number[][] };
  for (const [i, { network, layer, X, ids = false, dtype, path }] of cases.entries()) {
    const [Y] = layer.forward(ids ? X : cast(X, dtype)), saved = Buffer.from(save(layer));
    const error = Math.max(...flat(Y).map((y, k) => Math.abs(y - answer.outputs[i]![k]!)));
    const back = Buffer.from(save(load(layer, await readFile(`${path}.torch`))));
    // Measured are 5e-15 and 5e-6; a tensor at the wrong place is off by 0.1 and more.
    const right = error <= (dtype === 'float64' ? 1e-12 : 1e-4) && back.equals(saved);
    process.stdout.write(`${right ? '✔' : '✘'} PyTorch ${answer.torch} loads ${dtype} ${network}; error ${error}\n`);
    if (!right) process.exitCode = 1;
  }
}
