import { describeLayer } from '../model/describe.ts';
import type { ForwardOptions, Layer } from '../model/layer.ts';
import type { Sequential } from '../model/sequential.ts';
import { deriveSeed } from '../random/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { GradcheckReport } from './report.ts';

/** Where a network is wrong. */
export interface Located {
  /** The layer, with the layer in it where it is a network itself; or that there is none. */
  readonly text: string;
  /** Its place among the layers. */
  readonly index?: number;
  /** What was found of it. */
  readonly report?: GradcheckReport;
}

/**
 * Finds the wrong layer of a wrong network: checks them one by one, each on the input that it had, from the end, as
 * backward runs. A layer before a wrong one is given a wrong upstream gradient, and may well be right by itself.
 * @param check checks one layer, with a seed
 */
export function locate(net: Sequential, X: Tensor, options: ForwardOptions,
  check: (layer: Layer, X: Tensor, seed: number) => GradcheckReport): Located {
  const inputs = [X, ...Array.from(net.steps(X, options), ({ Y }) => Y)];
  for (let i = net.layers.length - 1; i >= 0; i--) {
    const layer = net.layers[i]!, report = check(layer, inputs[i]!, deriveSeed(options.seed ?? 1, i));
    const { located } = report;
    const inside = located === undefined ? '' : `, and in it ${located}`;
    if (report.verdict === 'wrong') return { text: `layer ${i}, ${describeLayer(layer)}${inside}`, index: i, report };
  }
  return { text: 'none, each is right by itself: look at how they are put together' };
}
