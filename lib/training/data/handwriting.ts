import type { Random } from '../../random/index.ts';
import type { Canvas } from './canvas.ts';
import { type Glyph, MIDDLE, type Point, type Stroke } from './digit-strokes.ts';

/** How someone writes a digit once: drawn at random for every image. Lengths are in pixels, angles in radians. */
export interface Hand {
  /** How far the digit is turned. */
  readonly turn: number;
  /** How far it leans: pixels to the right for each pixel up. */
  readonly slant: number;
  /** How wide and how high it is, beside its ordinary size. */
  readonly scale: readonly [x: number, y: number];
  /** Where its middle is, from the image's. */
  readonly shift: Point;
  /** Half the width of a line where a stroke begins and where it ends. */
  readonly radius: readonly [from: number, to: number];
  /** Over how many pixels a line's edge fades. */
  readonly edge: number;
  /** How far the points of a stroke stray. */
  readonly wobble: number;
}

/** Draws a hand. */
export function randomHand(random: Random): Hand {
  const within = (low: number, high: number): number => low + (high - low) * random.uniform();
  const size = within(0.8, 1.08), aspect = Math.exp(0.12 * random.normal()), radius = within(0.7, 1.5);
  return {
    turn: 0.1 * random.normal(),
    slant: 0.1 + 0.2 * random.normal(),
    scale: [size * aspect, size],
    shift: [within(-2.5, 2.5), within(-2.5, 2.5)],
    radius: [radius * within(0.85, 1.15), radius * within(0.7, 1.15)],
    edge: within(1, 1.6),
    wobble: 0.5,
  };
}

/** Writes a glyph. The randomness left is where each point of it strays to. */
export function write(glyph: Glyph, hand: Hand, canvas: Canvas, random: Random): void {
  const stray = ([x, y]: Point): Point => [x + hand.wobble * random.normal(), y + hand.wobble * random.normal()];
  const place = placing(hand, canvas.side);
  for (const stroke of glyph) {
    const points = smooth(stroke.map(stray)).map(place), last = points.length - 1;
    for (let k = 0; k < last; k++) {
      const radius = hand.radius[0] + (hand.radius[1] - hand.radius[0]) * (k + 0.5) / last;
      canvas.line(points[k]!, points[k + 1]!, radius, hand.edge);
    }
  }
}

/** The affine map from the box of the glyphs to the image: scaled, slanted, turned, shifted. */
function placing({ turn, slant, scale, shift }: Hand, side: number): (point: Point) => Point {
  const cos = Math.cos(turn), sin = Math.sin(turn);
  return ([px, py]) => {
    const y = scale[1] * (py - MIDDLE[1]), x = scale[0] * (px - MIDDLE[0]) - slant * y;
    return [side / 2 + shift[0] + cos * x - sin * y, side / 2 + shift[1] + sin * x + cos * y];
  };
}

const PIECES = 5;

/**
 * Points along a smooth curve through the given ones, `PIECES` from each to the next: Catmull and Rom's spline (1974).
 * At the ends the missing neighbour is the end itself.
 */
function smooth(stroke: Stroke): readonly Point[] {
  if (stroke.length < 3) return stroke;
  const points: Point[] = [], at = (k: number): Point => stroke[Math.min(stroke.length - 1, Math.max(0, k))]!;
  for (let k = 0; k < stroke.length - 1; k++) {
    const a = at(k - 1), b = at(k), c = at(k + 1), d = at(k + 2);
    for (let piece = 0; piece < PIECES; piece++) {
      const t = piece / PIECES;
      points.push([spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)]);
    }
  }
  return [...points, at(stroke.length - 1)];
}

/** The cubic that leaves b (t = 0) in the direction a → c and arrives at c (t = 1) in the direction b → d. */
function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
