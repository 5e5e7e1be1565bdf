import type { Point } from './digit-strokes.ts';

/**
 * Draws round-ended, anti-aliased lines on a square image. Ink is the part of a pixel that is covered, from 0 to 1;
 * where lines cross, the darker counts, as with a pen.
 */
export class Canvas {
  readonly side: number;
  /** The ink, row by row. */
  readonly ink: Float64Array;

  constructor(side: number) {
    this.side = side;
    this.ink = new Float64Array(side * side);
  }

  /** Takes all ink off. */
  clear(): void {
    this.ink.fill(0);
  }

  /**
   * Draws a line from `from` to `to`, `radius` to either side of it; pixel (x,y) has its middle at x + ½, y + ½.
   * `edge` is how many pixels it takes to go from full ink to none: 1 is sharp, more is blurred.
   */
  line(from: Point, to: Point, radius: number, edge: number): void {
    const { ink, side } = this, [x0, y0] = from, dx = to[0] - x0, dy = to[1] - y0, reach = radius + edge / 2;
    const squared = dx * dx + dy * dy;
    const left = Math.max(0, Math.floor(Math.min(x0, to[0]) - reach));
    const right = Math.min(side - 1, Math.ceil(Math.max(x0, to[0]) + reach));
    const top = Math.max(0, Math.floor(Math.min(y0, to[1]) - reach));
    const bottom = Math.min(side - 1, Math.ceil(Math.max(y0, to[1]) + reach));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - x0, py = y + 0.5 - y0;
        // How far along the line the nearest of its points is, from 0 to 1.
        const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
        const ox = px - along * dx, oy = py - along * dy;
        const covered = (reach - Math.sqrt(ox * ox + oy * oy)) / edge, at = y * side + x;
        if (covered > ink[at]!) ink[at] = Math.min(1, covered);
      }
    }
  }
}
