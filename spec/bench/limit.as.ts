// What one core can do with vectors of 128 bits, in AssemblyScript: the innermost step of a matrix product, with
// everything in registers.

function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f32>(a, b, c);
  return v128.add<f32>(c, v128.mul<f32>(a, b));
}

/** The numbers of a vector moved by one place. Without a change in each turn, the engine would multiply only once. */
function rotate(a: v128): v128 {
  return v128.shuffle<f32>(a, a, 1, 2, 3, 0);
}

/**
 * Eight sums of four float32 numbers each, `turns` times: 64 operations each time, and no sum waits for another.
 * @param x 1, which the engine must not know: it would make the numbers from it anew in each turn
 */
export function multiplyAdd(turns: usize, x: f32): f32 {
  const a0 = v128.splat<f32>(x), a1 = v128.splat<f32>(x + 1), a2 = v128.splat<f32>(x + 2), a3 = v128.splat<f32>(x + 3);
  let b0 = f32x4(1, 2, 3, 4), b1 = f32x4(4, 3, 2, 1);
  let s0 = v128.splat<f32>(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (; turns > 0; turns--) {
    s0 = madd(a0, b0, s0); s1 = madd(a1, b0, s1); s2 = madd(a2, b0, s2); s3 = madd(a3, b0, s3);
    s4 = madd(a0, b1, s4); s5 = madd(a1, b1, s5); s6 = madd(a2, b1, s6); s7 = madd(a3, b1, s7);
    b0 = rotate(b0); b1 = rotate(b1);
  }
  const left = v128.add<f32>(v128.add<f32>(s0, s1), v128.add<f32>(s2, s3));
  const right = v128.add<f32>(v128.add<f32>(s4, s5), v128.add<f32>(s6, s7));
  return v128.extract_lane<f32>(v128.add<f32>(left, right), 0);
}
