/** A colour: red, green, blue, from 0 to 255. */
export type Colour = readonly [r: number, g: number, b: number];

/** What a network sees at each pixel of a square picture, row by row. */
export interface Seen {
  /** The likeliest class. */
  readonly best: Uint8Array;
  /** How likely it is: 255 for certain. */
  readonly sure: Uint8Array;
}

/**
 * A finer picture of what a network sees: between the places that it was asked for, probabilities are interpolated.
 * @param field the probabilities of all classes at each place of a square, row by row
 * @param C how many classes there are
 * @param size how many pixels the finer picture has from side to side
 */
export function refined(field: Float32Array, C: number, size: number): Seen {
  const side = Math.round(Math.sqrt(field.length / C)), best = new Uint8Array(size * size);
  const sure = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    const [above, below, down] = between(row, size, side);
    for (let column = 0; column < size; column++) {
      const [left, right, across] = between(column, size, side), at = row * size + column;
      let most = -1;
      for (let c = 0; c < C; c++) {
        const p = (i: number, j: number): number => field[(i * side + j) * C + c]!;
        const upper = p(above, left) + across * (p(above, right) - p(above, left));
        const lower = p(below, left) + across * (p(below, right) - p(below, left)), P = upper + down * (lower - upper);
        if (!(P > most)) continue;
        most = P;
        best[at] = c;
      }
      sure[at] = 255 * Math.max(0, most);
    }
  }
  return { best, sure };
}

/** Between which places a pixel lies, and how far it is from the first to the second. */
function between(pixel: number, size: number, side: number): readonly [before: number, after: number, part: number] {
  const at = Math.min(side - 1, Math.max(0, (pixel + 0.5) * side / size - 0.5)), before = Math.floor(at);
  return [before, Math.min(side - 1, before + 1), at - before];
}

/**
 * The pixels of a picture: each the colour of its class, paler where the network is less sure, and a line where two
 * classes meet.
 * @param ground the colour of the page behind
 * @param line the colour of the line
 * @returns red, green, blue and opacity of each pixel, row by row
 */
export function coloured({ best, sure }: Seen, colours: readonly Colour[], ground: Colour,
  line: Colour): Uint8ClampedArray<ArrayBuffer> {
  const size = Math.round(Math.sqrt(best.length)), chance = 1 / colours.length;
  const pixels = new Uint8ClampedArray(4 * size * size);
  for (let at = 0; at < size * size; at++) {
    const mine = best[at]!, colour = colours[mine]!;
    const meets = (at % size + 1 < size && best[at + 1] !== mine)
      || (at + size < size * size && best[at + size] !== mine);
    const strong = 0.12 + 0.5 * Math.max(0, (sure[at]! / 255 - chance) / (1 - chance));
    for (let k = 0; k < 3; k++) {
      pixels[4 * at + k] = meets ? line[k]! : ground[k]! + strong * (colour[k]! - ground[k]!);
    }
    pixels[4 * at + 3] = 255;
  }
  return pixels;
}
