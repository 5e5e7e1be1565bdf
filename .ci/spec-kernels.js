// `npm run spec:kernels`: the engine's specs on each variant of the kernels that this Node has, even the smallest
// products by that one. What follows the command is passed on to ava.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fma, simd } from '../lib/tensor/generated/gemm.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const variants = { js: true, simd: WebAssembly.validate(simd()), fma: WebAssembly.validate(fma()) };
const given = process.argv.slice(2), args = given.length > 0 ? given : ['--config', 'ava.kernels.config.js'];
let failed = false;
for (const [variant, available] of Object.entries(variants)) {
  console.log(`\nHANDGRAD_KERNELS=${variant}${available ? '' : `: not covered, Node ${process.version} lacks it`}`);
  if (!available) continue;
  const { status } = spawnSync(process.execPath, ['node_modules/ava/entrypoints/cli.mjs', ...args], {
    cwd: root, stdio: 'inherit', env: { ...process.env, HANDGRAD_KERNELS: variant },
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
