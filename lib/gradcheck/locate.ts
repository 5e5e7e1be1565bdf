import { describeLayer } from '../model/describe.ts';
import type { ForwardOptions, Layer } from '../model/layer.ts';
import type { Sequential } from '../model/sequential.ts';
import { deriveSeed } from '../random/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { GradcheckReport } from './report.ts';

/**
 * Finds the wrong layer of a wrong network: checks them one by one, each on the input that it had, from the end, as
 * backward runs. A layer before a wrong one is given a wrong upstream gradient, and may well be right by itself.
 * @param check checks one layer, with a seed
 */
export function locate(net: Sequential, X: Tensor, options: ForwardOptions,
  check: (layer: Layer, X: Tensor, seed: number) => GradcheckReport): string {
  const inputs = [X, ...Array.from(net.steps(X, options), ({ Y }) => Y)];
  for (let i = net.layers.length - 1; i >= 0; i--) {
    const layer = net.layers[i]!, { verdict, located } = check(layer, inputs[i]!, deriveSeed(options.seed ?? 1, i));
    const inside = located === undefined ? '' : `, and in it ${located}`;
    if (verdict === 'wrong') return `layer ${i}, ${describeLayer(layer)}${inside}`;
  }
  return 'none, each is right by itself: look at how they are put together';
}
