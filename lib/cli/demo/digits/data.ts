import { deriveSeed } from '../../../random/index.ts';
import { slice } from '../../../tensor/index.ts';
import { type LabelledImages, loadMnist, syntheticDigits } from '../../../training/index.ts';
import type { DigitsFlags } from '../../demo.ts';

/** Digits to learn from, and others that the network never sees while it learns. */
export interface Digits {
  readonly train: LabelledImages;
  readonly unseen: LabelledImages;
  /** `synthetic digits`, or where they are from. */
  readonly source: string;
}

const LEARN = 10_000, UNSEEN = 2_000;

/** Loads MNIST if the flags say where it is, or draws digits. */
export async function prepareDigits({ data, seed, dtype }: DigitsFlags): Promise<Digits> {
  if (data !== undefined) {
    const { train, test } = await loadMnist(data, { dtype });
    return { train, unseen: test, source: `digits from ${data}` };
  }
  const digits = syntheticDigits(LEARN + UNSEEN, deriveSeed(seed, 0), { dtype });
  return { train: part(digits, 0, LEARN), unseen: part(digits, LEARN), source: 'synthetic digits' };
}

function part({ images, labels }: LabelledImages, from: number, to?: number): LabelledImages {
  return { images: slice(images, [from, to]), labels: slice(labels, [from, to]) };
}
