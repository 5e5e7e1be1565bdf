import { equal, not, slice, type Tensor, toTypedArray } from '../../../tensor/index.ts';

/** One image that the network took for another digit. */
export interface Misread {
  /** (H,W) */
  readonly image: Tensor;
  readonly told: number;
  readonly label: number;
}

/** The first few images that were told wrong. */
export function findMisread(images: Tensor, labels: Tensor, told: Tensor, most: number): Misread[] {
  const wrong = [...toTypedArray(not(equal(labels, told))).entries()].filter(([, isWrong]) => isWrong === 1);
  return wrong.slice(0, most).map(([n]) => ({
    image: slice(images, n), told: slice(told, n).item(), label: slice(labels, n).item(),
  }));
}

/** Images side by side, each under what it was taken for and what it is. */
export function drawMisread(misread: readonly Misread[]): string {
  const blocks = misread.map(({ image, told, label }) => [`read ${told}, is ${label}`, ...drawImage(image)]);
  const width = Math.max(...blocks.flat().map(line => line.length));
  const lines = blocks[0]!.map((_, line) => blocks.map(block => block[line]!.padEnd(width)).join('   ').trimEnd());
  return lines.filter(line => line !== '').join('\n');       // the margins above and below all of them
}

/** How many images of a width fit side by side. */
export function fitting(columns: number, width: number): number {
  return Math.max(1, Math.floor((columns + 3) / (width + 3)));
}

const HALVES = [' ', '▀', '▄', '█'];

/**
 * An image in half blocks, two rows of pixels to a line. A pixel counts as ink above half of the darkest, which leaves
 * out the paper's grain.
 */
function drawImage(image: Tensor): string[] {
  const [height = 0, width = 0] = image.shape, pixels = toTypedArray(image), dark = Math.max(...pixels) / 2;
  const ink = (y: number, x: number): number => (pixels[y * width + x] ?? 0) > dark ? 1 : 0;
  return Array.from({ length: Math.ceil(height / 2) }, (_, line) =>
    Array.from({ length: width }, (_, x) => HALVES[ink(2 * line, x) + 2 * ink(2 * line + 1, x)]).join(''));
}
