import { type Colour, coloured, type Seen } from './field.ts';
import { REACH } from './messages.ts';

/** A colour that the style sheet has under a name. */
function colourOf(canvas: HTMLCanvasElement, name: string): Colour {
  const [r = 0, g = 0, b = 0] = getComputedStyle(canvas).getPropertyValue(name).trim().split(/\s+/).map(Number);
  return [r, g, b];
}

const css = (colour: Colour): string => `rgb(${colour.join(' ')})`;

/** The mark of a class, around the origin: a disc, a square, a triangle. Colour is not all that tells them apart. */
function mark(context: CanvasRenderingContext2D, label: number, r: number): void {
  context.beginPath();
  if (label === 0) {
    context.arc(0, 0, r, 0, 2 * Math.PI);
  } else if (label === 1) {
    context.rect(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
  } else {
    context.moveTo(0, -1.3 * r);
    context.lineTo(1.15 * r, 0.8 * r);
    context.lineTo(-1.15 * r, 0.8 * r);
    context.closePath();
  }
  context.fill();
  context.stroke();
}

/**
 * Draws the points, and behind them what the network sees, where that is known.
 * @param X the coordinates: x, y, x, y, …
 * @param seen what the network sees, of fewer pixels than the canvas has
 */
export function drawPicture(canvas: HTMLCanvasElement, X: ArrayLike<number>, labels: ArrayLike<number>, classes: number,
  seen: Seen | undefined): void {
  const context = canvas.getContext('2d')!, { width } = canvas;
  const colours = Array.from({ length: classes }, (_, k) => colourOf(canvas, `--class-${k}`));
  const ground = colourOf(canvas, '--ground'), line = colourOf(canvas, '--meet');
  context.fillStyle = css(ground);
  context.fillRect(0, 0, width, width);
  if (seen !== undefined) {
    const size = Math.round(Math.sqrt(seen.best.length)), small = new OffscreenCanvas(size, size);
    small.getContext('2d')!.putImageData(new ImageData(coloured(seen, colours, ground, line), size, size), 0, 0);
    context.drawImage(small, 0, 0, width, width);
  }
  context.lineWidth = width / 400;
  context.strokeStyle = css(ground);
  for (let k = 0; k < labels.length; k++) {
    context.save();
    context.translate((X[2 * k]! / REACH + 1) * width / 2, (1 - X[2 * k + 1]! / REACH) * width / 2);
    context.fillStyle = css(colours[labels[k]!]!);
    mark(context, labels[k]!, width / 100);
    context.restore();
  }
}
