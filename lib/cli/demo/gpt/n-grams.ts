/** Models that only count, to compare with: what they lose on a text, in nats per character. */
export interface CountingLosses {
  /** Of one that knows how frequent each character is. */
  readonly unigram: number;
  /** Of one that knows how frequent each is after which other. */
  readonly bigram: number;
}

/**
 * Counts the characters of `seen`, one by one and in pairs, and foretells those of `unseen`, from the second on.
 * Characters that were never seen get a probability as well: single ones by counting each once more (Laplace), pairs by
 * giving the single ones as much weight as there are different characters after the first (Witten and Bell, 1991).
 * @param size how many different characters there are
 */
export function countingLosses(seen: readonly number[], unseen: readonly number[], size: number): CountingLosses {
  const single = new Float64Array(size), pairs = new Float64Array(size * size), followers = new Float64Array(size);
  const before = new Float64Array(size);       // how often each is followed by another
  seen.forEach((id, k) => {
    single[id]! += 1;
    if (k === 0) return;
    const last = seen[k - 1]!;
    if (pairs[last * size + id]! === 0) followers[last]! += 1;
    pairs[last * size + id]! += 1;
    before[last]! += 1;
  });
  let unigram = 0, bigram = 0;
  for (let k = 1; k < unseen.length; k++) {
    const id = unseen[k]!, last = unseen[k - 1]!, kinds = followers[last]!;
    const alone = (single[id]! + 1) / (seen.length + size);
    const after = kinds === 0 ? alone : (pairs[last * size + id]! + kinds * alone) / (before[last]! + kinds);
    unigram -= Math.log(alone);
    bigram -= Math.log(after);
  }
  const count = unseen.length - 1;
  return { unigram: unigram / count, bigram: bigram / count };
}
