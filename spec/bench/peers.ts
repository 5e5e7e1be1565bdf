import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../support/root.ts';
import type { Precision } from './task.ts';
import type { Kind } from './works.ts';

/** The folder of the peers' own package. */
export const home: string = fileURLToPath(new URL('spec/bench/', root));

/** Something to be measured: handgrad, or a library beside it. */
export interface Peer {
  /** Unique. A peer in two dtypes is two. */
  readonly name: string;
  readonly language: 'JavaScript' | 'Python';
  /** The program in spec/bench/peers. */
  readonly program: string;
  readonly arguments?: readonly string[];
  readonly dtype: Precision;
  readonly kinds: readonly Kind[];
}

const js = 'JavaScript', python = 'Python';

/** All peers. The first one's values are those with which everybody else's are compared. */
export const peers: readonly Peer[] = [
  {
    name: 'handgrad float64', language: js, program: 'handgrad.js', dtype: 'float64',
    kinds: ['step', 'matmul', 'gradcheck'],
  },
  { name: 'handgrad float32', language: js, program: 'handgrad.js', dtype: 'float32', kinds: ['step', 'matmul'] },
  {
    name: 'tfjs-wasm', language: js, program: 'tfjs.js', arguments: ['wasm'], dtype: 'float32',
    kinds: ['step', 'matmul'],
  },
  {
    name: 'tfjs-cpu', language: js, program: 'tfjs.js', arguments: ['cpu'], dtype: 'float32', kinds: ['step', 'matmul'],
  },
  { name: 'ml-matrix', language: js, program: 'ml-matrix.js', dtype: 'float64', kinds: ['step', 'matmul'] },
  { name: 'convnetjs', language: js, program: 'convnetjs.js', dtype: 'float64', kinds: ['step'] },
  { name: 'mathjs', language: js, program: 'mathjs.js', dtype: 'float64', kinds: ['matmul'] },
  { name: 'NumPy float64', language: python, program: 'numpy_peer.py', dtype: 'float64', kinds: ['step', 'matmul'] },
  { name: 'NumPy float32', language: python, program: 'numpy_peer.py', dtype: 'float32', kinds: ['step', 'matmul'] },
  {
    name: 'PyTorch float32', language: python, program: 'torch_peer.py', arguments: [''], dtype: 'float32',
    kinds: ['step', 'matmul'],
  },
  {
    name: 'PyTorch of Y', language: python, program: 'torch_peer.py', arguments: ['outputs'], dtype: 'float64',
    kinds: ['gradcheck'],
  },
  {
    name: 'PyTorch of ⟨Y,R⟩', language: python, program: 'torch_peer.py', arguments: ['scalar'], dtype: 'float64',
    kinds: ['gradcheck'],
  },
];

/** Whether it is handgrad itself. */
export const isOurs = ({ name }: Pick<Peer, 'name'>): boolean => name.startsWith('handgrad');

/** Where a Python is looked for, in this order. */
export const pythons: readonly string[] =
  [process.env['HANDGRAD_PYTHON'], 'python3', '/usr/bin/python3', 'python'].filter(path => path !== undefined);

/** The command lines that may start a peer: one, or one for each Python. */
export function commandsOf({ language, program, arguments: more = [] }: Peer): readonly (readonly string[])[] {
  const path = join(home, 'peers', program);
  return (language === js ? [process.execPath] : pythons).map(interpreter => [interpreter, path, ...more]);
}

const threads = ['OMP', 'OPENBLAS', 'MKL', 'NUMEXPR', 'VECLIB_MAXIMUM', 'BLIS'];

/** The environment of all peers: libraries that would start threads are told to be content with one. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ...Object.fromEntries(threads.map(library => [`${library}_NUM_THREADS`, '1'])),
  PYTHONDONTWRITEBYTECODE: '1',                        // no __pycache__ beside the peers
};
