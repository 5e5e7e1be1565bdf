import test from 'ava';
import { aResult } from './a-result.ts';
import { resultsJson } from './json.ts';

test('JSON has the machine, every sample and what follows from them', t => {
  const machine = { cpu: 'a CPU', cores: 2, node: 'v20.0.0', system: 'a system', load: 0.5 };
  const effort = { warmUp: 1, sample: 1, rounds: 3 };
  const read = JSON.parse(resultsJson([aResult], machine, effort, 20)) as Record<string, unknown>;
  t.false(Number.isNaN(Date.parse(read['date'] as string)));
  t.deepEqual([read['machine'], read['effort']], [machine, effort]);
  const [work] = read['works'] as [Record<string, unknown>];
  t.like(work, { name: 'step-9', unit: 'step', ratioOf: 'handgrad float32' });
  const peers = work['peers'] as object[];
  t.like(peers[1], { peer: 'handgrad float32', median: 0.001, seconds: [0.001, 0.0009, 0.0012], bytes: 64e6 });
  t.false('ratio' in peers[1]!);
  t.like(peers[2], { peer: 'tfjs-wasm', version: '1.2.3', median: 0.01, low: 0.01, high: 0.01, ratio: 10 });
  t.deepEqual(peers[5], { peer: 'NumPy float64', absent: 'not found' });
  t.like((work['targets'] as object[])[0], { name: 'tfjs-wasm', wanted: 9, ratio: 10, reached: true });
});
