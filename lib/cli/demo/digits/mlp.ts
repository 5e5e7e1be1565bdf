import { kaimingNormal } from '../../../init/index.ts';
import { Linear, ReLU } from '../../../layers/index.ts';
import { type Optimizer, Sequential } from '../../../model/index.ts';
import { Adam, AdamW, SGD } from '../../../optimizers/index.ts';
import { deriveSeed, Random } from '../../../random/index.ts';
import { reshape } from '../../../tensor/index.ts';
import type { MlpFlags } from '../../demo.ts';
import type { DigitReader } from './reader.ts';

/**
 * The network that the flags describe: linear layers with ReLU between, on the pixels as a row.
 * @throws RangeError where its ends are not the pixels and the ten digits.
 */
export function mlpReader(flags: MlpFlags, height: number, width: number): DigitReader {
  const { layers: sizes, seed, dtype } = flags, pixels = height * width;
  if (sizes[0] !== pixels || sizes.at(-1) !== 10) {
    throw new RangeError(`--layers ${sizes.join(',')}: wanted ${pixels} first (the pixels) and 10 last (the digits)`);
  }
  const random = new Random(deriveSeed(seed, 1)), init = kaimingNormal();
  const linears = sizes.slice(1).map((size, i) => new Linear(sizes[i]!, size, { init, random, dtype }));
  const { optimizer, text } = optimizerOf(flags);
  return {
    name: `network ${sizes.join('-')}`,
    model: new Sequential(linears.flatMap((linear, i) => i === 0 ? [linear] : [new ReLU(), linear])),
    optimizer, training: text, input: [pixels],
    asInput: images => reshape(images, [images.shape[0]!, -1]),
  };
}

/** The optimizer that the flags name, and how to say it. */
function optimizerOf({ optimizer, lr }: MlpFlags): { readonly optimizer: Optimizer; readonly text: string } {
  if (optimizer === 'sgd') {
    const rate = lr ?? 0.05;
    return { optimizer: new SGD({ lr: rate, momentum: 0.9 }), text: `SGD with momentum 0.9 and learning rate ${rate}` };
  }
  const Optimizer = optimizer === 'adam' ? Adam : AdamW, rate = lr ?? 0.001;
  return { optimizer: new Optimizer({ lr: rate }), text: `${Optimizer.name} with learning rate ${rate}` };
}
