// Elementwise operations in vectors of 128 bits, in AssemblyScript like gemm.as.ts. Pointers count bytes, steps count
// elements and are 1 or, for a number that is repeated, 0. All lanes do what JavaScript does with one number: NaN is
// passed on, 0 is above −0, and float32 is rounded once, as storing a double does.

const VECTOR: usize = 16;                      // bytes

// The first 64 bytes of the memory: the repeated operands, each filling a vector, a vector of which not all is wanted,
// and in the last 16 what the caller puts there. Operands are read up to eight vectors beyond their end, which the
// memory must have; nothing is written there.
const REPEATED_A: usize = 0;
const REPEATED_B: usize = 16;
const BESIDE: usize = 32;

/** A pointer to a vector that is the number at `p` in all lanes. */
function repeat<T>(p: usize, to: usize): usize {
  v128.store(to, sizeof<T>() === 4 ? v128.load32_splat(p) : v128.load64_splat(p));
  return to;
}

// #region loops
/** o = a op b, a vector at a time; `da` and `db` lead from vector to vector, and are 0 for a repeated operand. */
function loop<T>(op: i32, o: usize, end: usize, a: usize, da: usize, b: usize, db: usize): void {
  switch (op) {
    case 0: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.add<T>(v128.load(a), v128.load(b))); return;
    case 1: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.sub<T>(v128.load(a), v128.load(b))); return;
    case 2: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.mul<T>(v128.load(a), v128.load(b))); return;
    case 3: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.div<T>(v128.load(a), v128.load(b))); return;
    case 4: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.max<T>(v128.load(a), v128.load(b))); return;
    case 5: for (; o < end; o += 16, a += da, b += db) v128.store(o, v128.min<T>(v128.load(a), v128.load(b))); return;
    default: for (; o < end; o += 16, a += da) v128.store(o, v128.sqrt<T>(v128.load(a)));
  }
}
// #endregion loops

/** All vectors; of a last one that is not full, the part that is wanted. */
function apply<T>(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  const bytes = n * sizeof<T>(), rest = bytes % VECTOR, full = bytes - rest;
  if (stepA === 0) a = repeat<T>(a, REPEATED_A);
  if (stepB === 0) b = repeat<T>(b, REPEATED_B);
  loop<T>(op, o, o + full, a, stepA * VECTOR, b, stepB * VECTOR);
  if (rest === 0) return;
  loop<T>(op, BESIDE, BESIDE + VECTOR, a + stepA * full, 0, b + stepB * full, 0);
  memory.copy(o + full, BESIDE, rest);
}

// #region masks
/** All bits of a lane where the comparison holds, none elsewhere. */
function holds<T>(op: i32, a: v128, b: v128): v128 {
  if (op === 0) return v128.gt<T>(a, b);
  return op === 1 ? v128.ge<T>(a, b) : v128.eq<T>(a, b);
}

/** Four comparisons, in lanes of four bytes. */
function four<T>(op: i32, a: usize, da: usize, b: usize, db: usize): v128 {
  const low = holds<T>(op, v128.load(a), v128.load(b));
  if (sizeof<T>() === 4) return low;
  return v128.shuffle<i32>(low, holds<T>(op, v128.load(a + da), v128.load(b + db)), 0, 2, 4, 6);
}

/** Sixteen comparisons, a byte each: 1 or 0. `a4` and `b4` are the way to the next four. */
function sixteen<T>(op: i32, a: usize, da: usize, a4: usize, b: usize, db: usize, b4: usize): v128 {
  const low = i16x8.narrow_i32x4_s(four<T>(op, a, da, b, db), four<T>(op, a + a4, da, b + b4, db));
  a += 2 * a4;
  b += 2 * b4;
  const high = i16x8.narrow_i32x4_s(four<T>(op, a, da, b, db), four<T>(op, a + a4, da, b + b4, db));
  return v128.and(i8x16.narrow_i16x8_s(low, high), i8x16.splat(1));
}

function compare<T>(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  if (stepA === 0) a = repeat<T>(a, REPEATED_A);
  if (stepB === 0) b = repeat<T>(b, REPEATED_B);
  const da = stepA * VECTOR, a4 = stepA * 4 * sizeof<T>(), db = stepB * VECTOR, b4 = stepB * 4 * sizeof<T>();
  for (; n >= VECTOR; n -= VECTOR, o += VECTOR, a += 4 * a4, b += 4 * b4) {
    v128.store(o, sixteen<T>(op, a, da, a4, b, db, b4));
  }
  if (n === 0) return;
  v128.store(BESIDE, sixteen<T>(op, a, da, a4, b, db, b4));
  memory.copy(o, BESIDE, n);
}

/** All bits of each lane whose byte of the mask is not 0. */
function lanes<T>(mask: usize): v128 {
  const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(mask))), zero = i32x4.splat(0);
  if (sizeof<T>() === 4) return v128.ne<i32>(words, zero);
  return v128.ne<i64>(i64x2.extend_low_i32x4_u(words), zero);
}

function select<T>(n: usize, mask: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  const bytes = n * sizeof<T>(), rest = bytes % VECTOR, da = stepA * VECTOR, db = stepB * VECTOR;
  if (stepA === 0) a = repeat<T>(a, REPEATED_A);
  if (stepB === 0) b = repeat<T>(b, REPEATED_B);
  for (const end = o + bytes - rest; o < end; o += VECTOR, mask += VECTOR / sizeof<T>(), a += da, b += db) {
    v128.store(o, v128.bitselect(v128.load(a), v128.load(b), lanes<T>(mask)));
  }
  if (rest === 0) return;
  v128.store(BESIDE, v128.bitselect(v128.load(a), v128.load(b), lanes<T>(mask)));
  memory.copy(o, BESIDE, rest);
}
// #endregion masks

/** o = a + x·b, the product rounded before the sum. */
function addScaled<T>(n: usize, a: usize, x: v128, b: usize, o: usize): void {
  const bytes = n * sizeof<T>(), rest = bytes % VECTOR;
  for (const end = o + bytes - rest; o < end; o += VECTOR, a += VECTOR, b += VECTOR) {
    v128.store(o, v128.add<T>(v128.load(a), v128.mul<T>(x, v128.load(b))));
  }
  if (rest === 0) return;
  v128.store(BESIDE, v128.add<T>(v128.load(a), v128.mul<T>(x, v128.load(b))));
  memory.copy(o, BESIDE, rest);
}

/** o = a op b in float32: op 0 to 5 are +, −, ·, /, the larger, the smaller; 6 is the root of a. */
export function apply32(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  apply<f32>(op, n, a, stepA, b, stepB, o);
}

/** The same in float64. */
export function apply64(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  apply<f64>(op, n, a, stepA, b, stepB, o);
}

/** Bytes of 1 and 0: op 0 is a > b, 1 is a ≥ b, 2 is a = b, in float32. */
export function compare32(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  compare<f32>(op, n, a, stepA, b, stepB, o);
}

/** The same in float64. */
export function compare64(op: i32, n: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  compare<f64>(op, n, a, stepA, b, stepB, o);
}

/** a where the byte of the mask is not 0, b elsewhere, in float32. */
export function select32(n: usize, mask: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  select<f32>(n, mask, a, stepA, b, stepB, o);
}

/** The same in float64. */
export function select64(n: usize, mask: usize, a: usize, stepA: usize, b: usize, stepB: usize, o: usize): void {
  select<f64>(n, mask, a, stepA, b, stepB, o);
}

/** a + x·b, x rounded to float32 too. */
export function addScaled32(n: usize, a: usize, x: f64, b: usize, o: usize): void {
  addScaled<f32>(n, a, f32x4.splat(<f32>x), b, o);
}

/** The same in float64. */
export function addScaled64(n: usize, a: usize, x: f64, b: usize, o: usize): void {
  addScaled<f64>(n, a, f64x2.splat(x), b, o);
}
