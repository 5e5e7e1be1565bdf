import type { Measured, Result } from './result.ts';

/** A row for the specs. */
export function row(name: string, seconds: readonly number[],
  language: 'JavaScript' | 'Python' = 'JavaScript'): Measured {
  return { peer: { name, language }, version: '1.2.3', seconds, bytes: 64e6 };
}

/** A result for the specs, with every kind of row. */
export const aResult: Result = {
  name: 'step-9', title: 'a step', unit: 'step',
  targets: {
    peers: node => ({ 'tfjs-wasm': 9, 'PyTorch float32': node < 22 ? 0.66 : 0.85 }),
    otherJavaScript: 2,
  },
  rows: [
    row('handgrad float64', [0.002, 0.002, 0.002]),
    row('handgrad float32', [0.001, 0.0009, 0.0012]),
    row('tfjs-wasm', [0.01, 0.01, 0.01]),
    row('convnetjs', [0.0015, 0.0015, 0.0015]),
    row('PyTorch float32', [0.0007, 0.0007, 0.0007], 'Python'),
    { peer: { name: 'NumPy float64', language: 'Python' }, absent: 'not found' },
    { peer: { name: 'ml-matrix', language: 'JavaScript' }, absent: 'ml-matrix has 2 where handgrad float64 has 1' },
  ],
};
