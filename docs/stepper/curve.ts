import { decades, means } from './scale.ts';

const LEFT = 74, TOP = 14, BOTTOM = 16;

/**
 * Draws the losses of all steps and, stronger, the means of the epochs, on a logarithmic scale; and the loss at which
 * training stops.
 * @param epoch how many steps an epoch has
 */
export function drawCurve(canvas: HTMLCanvasElement, losses: readonly number[], epoch: number, below: number): void {
  const context = canvas.getContext('2d')!, { width, height } = canvas, style = getComputedStyle(canvas);
  const [low, high] = decades([...losses, below]), length = Math.max(50, losses.length);
  const x = (step: number): number => LEFT + (width - LEFT - 8) * step / length;
  const y = (loss: number): number => TOP + (height - TOP - BOTTOM) * (high - Math.log10(loss)) / (high - low);
  const path = (points: readonly (readonly [x: number, y: number])[]): void => {
    context.beginPath();
    for (const [px, py] of points) context.lineTo(px, py);
    context.stroke();
  };
  context.clearRect(0, 0, width, height);
  context.font = '20px system-ui, sans-serif';
  context.textAlign = 'right';
  context.fillStyle = context.strokeStyle = style.color;
  const every = Math.ceil((high - low) / 8);
  for (let power = low; power <= high; power += every) {
    const value = 10 ** power;
    const text = Math.abs(power) > 3 ? `1e${power}` : String(Number(value.toPrecision(1)));
    context.fillText(text, LEFT - 10, y(value) + 7);
    context.globalAlpha = 0.3;
    path([[LEFT, y(value)], [width, y(value)]]);
    context.globalAlpha = 1;
  }
  if (below > 0) {
    context.setLineDash([8, 8]);
    path([[LEFT, y(below)], [width, y(below)]]);
    context.setLineDash([]);
  }
  const sparse = Math.ceil(losses.length / width);             // more points than pixels show no more
  const seen = (values: readonly number[], step: (k: number) => number): readonly (readonly [number, number])[] =>
    values.flatMap((loss, k) => k % sparse === 0 && loss > 0 && Number.isFinite(loss) ? [[step(k), y(loss)]] : []);
  context.strokeStyle = style.getPropertyValue('--color-link');
  context.globalAlpha = 0.4;
  path(seen(losses, k => x(k)));
  context.globalAlpha = 1;
  context.lineWidth = 3.5;
  path(seen(means(losses, epoch), k => x(epoch * (k + 0.5))));
  context.lineWidth = 1;
}
