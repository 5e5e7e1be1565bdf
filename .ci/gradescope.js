// `npm run gradescope:check`: writes the autograder of Gradescope, unpacks it as Gradescope does, runs its setup.sh,
// which installs what handgrad needs from npm, and then its entry script on a right submission. Needs the network.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const root = fileURLToPath(new URL('..', import.meta.url)), folder = mkdtempSync(join(tmpdir(), 'gradescope-'));

function run(program, args, cwd = folder) {
  const { status } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

const right = `
import { add, matmul, sum, transpose, zeros } from 'handgrad/tensor';
export class Linear {
  constructor(I, O) { this.params = { W: zeros([O, I]), b: zeros([O]) }; }
  forward(X) { const { W, b } = this.params; return [add(matmul(X, transpose(W)), b), { X, W }]; }
  backward(dY, { X, W }) { return { dX: matmul(dY, W), grads: { W: matmul(transpose(dY), X), b: sum(dY, 0) } }; }
}
`;

try {
  const archive = join(folder, 'linear.zip');
  run(process.execPath, [join(root, 'dist/cli/main.js'), 'gradescope', 'linear', archive]);
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(folder, 'source', path)), { recursive: true });
    writeFileSync(join(folder, 'source', path), bytes);
  }
  cpSync(join(folder, 'source/run_autograder'), join(folder, 'run_autograder'));
  for (const name of ['submission', 'results']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'submission/linear.js'), right);
  run('bash', ['source/setup.sh']);
  run('bash', ['run_autograder']);
  const { score, output } = JSON.parse(readFileSync(join(folder, 'results/results.json'), 'utf8'));
  if (score !== 10) throw new Error(`a right submission got ${score} of 10 points: ${output}`);
  console.log('ok: setup.sh installs the autograder, and it gives a right submission all its points');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
