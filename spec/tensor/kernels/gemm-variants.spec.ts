import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'ava';
import { build } from 'esbuild';
import fc from 'fast-check';
import { fastestGemm, gemmOf, type GemmVariant, withGemm } from '../../../lib/tensor/kernels/gemm-variants.ts';
import {
  assertWithinRounding, fractional, matrixProducts, naive, run, variants, whole,
} from '../../support/matrix-products.ts';
import { holds } from '../../support/property.ts';
import { root } from '../../support/root.ts';

/** Around tiles of 4 rows and 4 or 8 columns; around the blocks of 128 rows and of 256 along K. */
const lengths = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) }, fc.integer({ min: 21, max: 40 }));
const rows = fc.oneof({ weight: 9, arbitrary: lengths }, fc.integer({ min: 126, max: 132 }));
const depths = fc.oneof({ weight: 6, arbitrary: lengths }, fc.integer({ min: 254, max: 259 }), fc.constant(513));
const sizes = [rows, lengths, depths];

/** 2²⁴ + 1 + 1: in float32 each 1 is lost, in double precision they are 2. */
const million = { M: 1, N: 1, K: 3, at: 0,
  a: { elements: Float32Array.of(2 ** 24, 1, 1), at: 0, row: 3, column: 1 },
  b: { elements: Float32Array.of(1, 1, 1), at: 0, row: 1, column: 1 } };

test('every engine that handgrad runs on has vectors', t => {
  t.true(variants.length >= 2);
  t.log(`here: ${variants.join(', ')}`);
});

for (const name of variants) {
  const gemm = gemmOf(name)!;

  test(`${name} is the three loops, for any sizes, steps and offsets`, t => {
    holds(t, fc.property(matrixProducts(sizes, whole), product => {
      assert.deepEqual(Float64Array.from(run(gemm, product)), naive(product).map(x => x + 0));
    }), 100);
  });

  test(`${name} is within γ_K Σ|a||b| of the exact product`, t => {
    holds(t, fc.property(matrixProducts(sizes, fractional), product => {
      assertWithinRounding(run(gemm, product), product);
    }), 100);
  });

  test(`${name} passes on NaN and infinities, and lets none in from beside the operands`, t => {
    const odd = [NaN, Infinity, -Infinity, -0, 0, 1, 2, -3], few = [0, 0, 0, 1, 2, -3, 5, NaN];
    for (const values of [odd, few]) {
      holds(t, fc.property(matrixProducts([lengths, lengths, lengths], s => values[(s >>> 16) % 8]!), product => {
        assert.deepEqual([...run(gemm, product)], [...naive(product)]);      // as numbers: NaN has many bit patterns
      }), 50);
    }
  });

  test(`${name} gives the same bits again, whatever was multiplied in between`, t => {
    const products = matrixProducts(sizes, fractional);
    holds(t, fc.property(products, products, (first, second) => {
      const C = run(gemm, first).slice();
      run(gemm, second);
      assert.deepEqual(run(gemm, first), C);
    }), 50);
  });
}

test('in float64, vectors give the bits of JavaScript, for both add up in the order of the textbook', t => {
  holds(t, fc.property(matrixProducts(sizes, fractional), product => {
    if (product.a.elements instanceof Float32Array) return;
    const C = run(gemmOf('js')!, product);
    assert.deepEqual(C, naive(product));
    assert.deepEqual(run(gemmOf('simd')!, product), C);
  }), 100);
});

test('float32 is added up in double precision by JavaScript, and in float32 by the others', t => {
  for (const name of variants) t.is(run(gemmOf(name)!, million)[0], 2 ** 24 + (name === 'js' ? 2 : 0));
});

test('small products are JavaScript\'s, large ones those of the best variant there is', t => {
  const forced = process.env['HANDGRAD_KERNELS'];
  t.is(run(fastestGemm, million)[0], 2 ** 24 + (forced === undefined || forced === 'js' ? 2 : 0));
  const K = 2000, ones = new Float32Array(K).fill(1);
  const a = { ...million.a, elements: ones.with(0, 2 ** 24) }, b = { ...million.b, elements: ones };
  t.is(run(fastestGemm, { ...million, K, a, b })[0], 2 ** 24 + (forced === 'js' ? 2000 : 0));
});

test('withGemm puts one variant in place of the others while something runs, even if that throws', t => {
  withGemm('simd', () => {
    t.is(run(fastestGemm, million)[0], 2 ** 24);
    t.throws(() => withGemm('js', () => {
      t.is(run(fastestGemm, million)[0], 2 ** 24 + 2);
      throw new Error('no');
    }), { message: 'no' });
    t.is(run(fastestGemm, million)[0], 2 ** 24);
    t.is(withGemm('js', () => 5), 5);
  });
});

test('a variant that is not there is refused, with those that are', t => {
  t.throws(() => withGemm('avx' as GemmVariant, () => 0), {
    instanceOf: RangeError,
    message: `matmul: this engine has no variant 'avx'; it has ${variants.join(', ')}`,
  });
});

test('HANDGRAD_KERNELS chooses the variant of a whole process', async t => {
  const { outputFiles: [bundle] } = await build({
    stdin: {
      contents: `import { fastestGemm } from './lib/tensor/kernels/gemm-variants.ts';
        const ones = Float32Array.of(2 ** 24, 1, 1, 1, 1, 1);
        fastestGemm(1, 1, 3, ones, 0, 3, 1, ones, 3, 1, 1, ones, 0);
        console.log(ones[0] - 2 ** 24);`,
      resolveDir: decodeURIComponent(root.pathname).replace(/^\/(?=[A-Z]:)/, ''), loader: 'ts',
    },
    bundle: true, format: 'esm', write: false,
  });
  const said = (variant: string): string => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', bundle!.text], {
      encoding: 'utf8', env: { ...process.env, HANDGRAD_KERNELS: variant },
    });
    return stdout + stderr;
  };
  t.is(said('js'), '2\n');
  t.is(said('simd'), '0\n');
  t.regex(said('neon'), /RangeError: matmul: this engine has no variant 'neon'; it has js, simd/);
});
