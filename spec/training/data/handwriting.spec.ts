import test from 'ava';
import { Random } from '../../../lib/index.ts';
import { Canvas } from '../../../lib/training/data/canvas.ts';
import { GLYPHS } from '../../../lib/training/data/digit-strokes.ts';
import { type Hand, write } from '../../../lib/training/data/handwriting.ts';

const steady: Hand = { turn: 0, slant: 0, scale: [1, 1], shift: [0, 0], radius: [1, 1], edge: 1, wobble: 0 };
const one = GLYPHS[1]![0]!;                    // a vertical line

/** Where the ink is: its mean, and the mean of its upper and lower half. */
function inkOf(hand: Partial<Hand>, glyph = one): { x: number; y: number; lean: number } {
  const canvas = new Canvas(28), total = [0, 0, 0], x = [0, 0, 0], y = [0, 0, 0];
  write(glyph, { ...steady, ...hand }, canvas, new Random(1));
  canvas.ink.forEach((ink, i) => {
    const row = Math.floor(i / 28), half = row < 14 ? 0 : 1;
    for (const part of [half, 2]) {
      total[part]! += ink;
      x[part]! += ink * (i % 28 + 0.5);
      y[part]! += ink * (row + 0.5);
    }
  });
  return { x: x[2]! / total[2]!, y: y[2]! / total[2]!, lean: x[0]! / total[0]! - x[1]! / total[1]! };
}

const near = (a: number, b: number, tolerance = 0.05): boolean => Math.abs(a - b) < tolerance;

test('a steady hand writes in the middle, upright', t => {
  const { x, y, lean } = inkOf({});
  t.true(near(x, 14) && near(y, 14) && near(lean, 0));
});

test('a shift moves the ink by as much', t => {
  const { x, y } = inkOf({ shift: [3, -2] });
  t.true(near(x, 17) && near(y, 12));
});

test('a slant leans to the right, and so does a turn', t => {
  t.true(near(inkOf({ slant: 0.3 }).lean, 0.3 * 10, 0.3));
  t.true(near(inkOf({ turn: 0.3 }).lean, 0.3 * 10, 0.3));
});

test('no way of writing any digit leaves the image', t => {
  for (const [digit, glyphs] of GLYPHS.entries()) {
    for (const glyph of glyphs) {
      const points = glyph.flat();
      t.true(glyph.every(stroke => stroke.length >= 2));
      t.true(points.every(([x, y]) => x >= 0 && x <= 12 && y >= 0 && y <= 20), `a point of ${digit}`);
    }
  }
});
