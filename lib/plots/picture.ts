import { element, type Html, text } from '../display/html.ts';
import { pngAddress } from '../display/png.ts';
import { checkOptions, formatShape, ShapeError, type Tensor, toTypedArray } from '../tensor/index.ts';
import { extentOf } from './scale.ts';

/** Options of {@link picture}. */
export interface PictureOptions {
  /** What is black and what is white; the lowest and the highest of all numbers unless said. */
  readonly range?: readonly [number, number];
  /** What stands below each image; nothing unless said. */
  readonly captions?: readonly string[];
  /** How wide each image is shown, in pixels of the page; 84 unless said. */
  readonly width?: number;
}

/** Images, which {@link picture} makes of a tensor. A notebook shows them. */
export class Picture {
  readonly #images: readonly Uint8Array[];
  readonly #size: readonly [height: number, width: number];
  readonly #channels: 1 | 3;
  readonly #captions: readonly string[];
  readonly #width: number;

  /** For {@link picture}. */
  constructor(images: readonly Uint8Array[], size: readonly [height: number, width: number], channels: 1 | 3,
    captions: readonly string[], width: number) {
    this.#images = images;
    this.#size = size;
    this.#channels = channels;
    this.#captions = captions;
    this.#width = width;
  }

  /** How many images there are, and how large. */
  toString(): string {
    const [height, width] = this.#size, n = this.#images.length, colour = this.#channels === 1 ? 'grey' : 'coloured';
    return `${n === 1 ? `a ${colour} image` : `${n} ${colour} images`} of ${height} × ${width} pixels`;
  }

  /** What a notebook shows: the images side by side. */
  [Symbol.for('Jupyter.display')](): { readonly [type: string]: string } {
    const style = 'display: flex; flex-wrap: wrap; gap: 8px; font: 13px/1.4 system-ui, sans-serif';
    const images = this.#images.map((_, k) => this.#image(k));
    return { 'text/html': element('div', { style }, ...images).markup, 'text/plain': this.toString() };
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What `console.log` shows in Deno. */
  [Symbol.for('Deno.customInspect')](): string {
    return this.toString();
  }

  #image(k: number): Html {
    const [height, width] = this.#size, caption = this.#captions[k], alt = caption ?? `image ${k}`;
    const style = `display: block; width: ${this.#width}px; height: auto; margin: 0; image-rendering: pixelated`;
    const image = element('img', { src: pngAddress(this.#images[k]!, width, height, this.#channels), alt, style });
    const below = caption === undefined ? [] : [element('div', { style: 'text-align: center' }, text(caption))];
    return element('div', {}, image, ...below);
  }
}

/**
 * A tensor as images, from black (the lowest number) to white (the highest), which show themselves in a notebook:
 * (H,W) is one grey image; (N,H,W) are N grey images, such as digits, or the channels of one layer's output; (N,C,H,W)
 * are N images, grey where C is 1 and coloured where it is 3.
 * @throws ShapeError for any other shape; RangeError where the captions are not as many as the images; TypeError for an
 * unknown option.
 */
export function picture(images: Tensor, options: PictureOptions = {}): Picture {
  checkOptions('picture', options, ['range', 'captions', 'width']);
  const { rank, shape } = images, [height = 0, width = 0] = shape.slice(-2), channels = rank === 4 ? shape[1] : 1;
  if (rank < 2 || rank > 4 || images.size === 0 || (channels !== 1 && channels !== 3)) {
    throw new ShapeError(`picture: expected (H,W), (N,H,W), (N,1,H,W) or (N,3,H,W), got ${formatShape(shape)}`);
  }
  const count = rank === 2 ? 1 : shape[0]!, { captions = [], width: wide = 84 } = options;
  if (captions.length !== 0 && captions.length !== count) {
    throw new RangeError(`picture: there are ${captions.length} captions for ${count} images; wanted one for each`);
  }
  const values = toTypedArray(images), [black, white] = options.range ?? extentOf(values);
  const each = Array.from({ length: count }, (_, n) => brightness(values, n, height * width, channels, black, white));
  return new Picture(each, [height, width], channels, captions, wide);
}

/** The bytes of the n-th image, the channels of each pixel side by side. */
function brightness(values: ArrayLike<number>, n: number, size: number, channels: number, black: number,
  white: number): Uint8Array {
  const bytes = new Uint8Array(size * channels), scale = white > black ? 255 / (white - black) : 0;
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < size; i++) {
      const level = Math.round(scale * (values[(n * channels + c) * size + i]! - black));
      bytes[i * channels + c] = Math.min(255, Math.max(0, level));
    }
  }
  return bytes;
}
