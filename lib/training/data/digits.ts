import { deriveSeed, Random } from '../../random/index.ts';
import { checkOptions, checkWhole, type FloatDtype, tensor, type Tensor } from '../../tensor/index.ts';
import { Canvas } from './canvas.ts';
import { GLYPHS } from './digit-strokes.ts';
import { randomHand, write } from './handwriting.ts';

/** Grey images, and what each shows. */
export interface LabelledImages {
  /** (N,H,W), from 0 (paper) to 1 (ink). */
  readonly images: Tensor;
  /** (N), whole numbers. */
  readonly labels: Tensor;
}

/** Options of {@link syntheticDigits}. */
export interface SyntheticDigitsOptions {
  /** Of the images; `float64` unless said. */
  readonly dtype?: FloatDtype;
}

const SIDE = 28;

/**
 * Images (count,28,28) of the digits 0 to 9, written by code in a hand that differs from image to image: slant, size,
 * place, pen, and what the hand trembles; with grain on the paper. They are as large as MNIST's and read by the same
 * networks, so that nothing need be downloaded.
 *
 * The k-th image depends on the seed and k alone: fewer digits from the same seed are the first of more.
 * @throws RangeError where `count` is no whole number ≥ 1 or the seed no whole number.
 */
export function syntheticDigits(count: number, seed: number, options: SyntheticDigitsOptions = {}): LabelledImages {
  checkWhole('syntheticDigits', 'count', count);
  checkWhole('syntheticDigits', 'seed', seed, Number.MIN_SAFE_INTEGER);
  checkOptions('syntheticDigits', options, ['dtype']);
  const pixels = new Float64Array(count * SIDE * SIDE), labels = new Float64Array(count), canvas = new Canvas(SIDE);
  for (let k = 0; k < count; k++) {
    const random = new Random(deriveSeed(seed, k)), digit = random.integer(0, GLYPHS.length);
    draw(digit, canvas, random);
    pixels.set(canvas.ink, k * SIDE * SIDE);
    labels[k] = digit;
  }
  return { images: tensor(pixels, [count, SIDE, SIDE], { dtype: options.dtype ?? 'float64' }), labels: tensor(labels) };
}

/** Draws one digit, with ink of some strength on paper of some grain. */
function draw(digit: number, canvas: Canvas, random: Random): void {
  const ways = GLYPHS[digit]!, glyph = ways[random.integer(0, ways.length)]!;
  canvas.clear();
  write(glyph, randomHand(random), canvas, random);
  const { ink } = canvas, strength = 0.55 + 0.45 * random.uniform(), grain = 0.3 * random.uniform();
  for (let i = 0; i < ink.length; i++) {
    const speck = grain * (2 * random.uniform() - 1);
    ink[i] = Math.min(1, Math.max(0, strength * ink[i]! + speck));
  }
}
