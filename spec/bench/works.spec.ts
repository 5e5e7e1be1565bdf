import test from 'ava';
import { commandsOf, environment, peers } from './peers.ts';
import { workNames, works } from './works.ts';

test('every work and every peer has a name of its own', t => {
  t.is(new Set(workNames).size, workNames.length);
  t.is(new Set(peers.map(({ name }) => name)).size, peers.length);
});

test('targets name peers that do that work', t => {
  for (const { name, kind, targets } of works) {
    for (const peer of Object.keys(targets.peers?.(22) ?? {})) {
      t.true(peers.some(other => other.name === peer && other.kinds.includes(kind)), `${name}: ${peer}`);
    }
  }
});

test('the peer that others are compared with can do everything, in float64', t => {
  t.deepEqual(works.filter(({ kind }) => !peers[0]!.kinds.includes(kind)), []);
  t.is(peers[0]!.dtype, 'float64');
});

test('Python is looked for in more than one place, Node is the one that runs', t => {
  const commands = (name: string): (readonly string[])[] => [...commandsOf(peers.find(peer => peer.name === name)!)];
  t.deepEqual(commands('tfjs-cpu').map(([program, , ...rest]) => [program, ...rest]), [[process.execPath, 'cpu']]);
  const pythons = commands('NumPy float64').map(([program]) => program);
  t.true(pythons.includes('python3') && pythons.includes('/usr/bin/python3'));
});

test('libraries are told to use one thread', t => {
  for (const name of ['OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS']) t.is(environment[name], '1');
});
