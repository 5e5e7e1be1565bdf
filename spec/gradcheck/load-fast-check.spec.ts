import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { build } from 'esbuild';
import fc from 'fast-check';
import { fastCheck, provideFastCheck } from '../../lib/gradcheck/load-fast-check.ts';
import { bundle } from '../support/programs.ts';
import { root } from '../support/root.ts';

const checked = (what: string): string => `
  import { gradcheck, mul, Tanh, tensor, type Tensor } from 'handgrad';
  class Wrong extends Tanh {
    override backward(...args: Parameters<Tanh['backward']>): ReturnType<Tanh['backward']> {
      return { dX: mul(super.backward(...args).dX, 2), grads: {} };
    }
  }
  ${what}
  const report = gradcheck(new Wrong(), tensor([[0.5, 1], [2, 3]]));
  console.log(report.verdict, report.counterexample?.broken ?? 'no example');`;

function printed(program: string): string {
  const cwd = fileURLToPath(root);
  return execFileSync(process.execPath, ['--input-type=module'], { input: program, cwd, encoding: 'utf8' }).trim();
}

test('is installed, and has everything that the search needs', t => {
  t.is(typeof fastCheck()!.check, 'function');
  t.is(fastCheck(), fastCheck());
});

test('what a program provides is used', t => {
  provideFastCheck(fc);
  t.is(fastCheck(), fc);
});

test('is loaded when something is wrong, although nobody imported it', async t => {
  t.is(printed(await bundle(checked(''))), 'wrong dX');
});

test('where it cannot be had, the verdict is the same and there is no example', async t => {
  t.is(printed(await bundle(checked('process.getBuiltinModule = () => undefined;'))), 'wrong no example');
});

test('a program for browsers is bundled without it', async t => {
  const door = fileURLToPath(new URL('lib/index.ts', root));
  const { metafile } = await build({
    entryPoints: [door], bundle: true, platform: 'browser', format: 'esm', write: false, metafile: true,
    external: ['node:*', 'os', 'util'], logLevel: 'silent',       // what reads files and colours a terminal
  });
  t.deepEqual(Object.keys(metafile.inputs).filter(path => path.includes('/fast-check/')), []);
});
