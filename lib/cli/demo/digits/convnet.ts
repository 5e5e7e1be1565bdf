import { kaimingNormal } from '../../../init/index.ts';
import { BatchNorm2d, Conv2d, Flatten, Linear, MaxPool2d, ReLU } from '../../../layers/index.ts';
import { Sequential } from '../../../model/index.ts';
import { AdamW, cosineDecay } from '../../../optimizers/index.ts';
import { deriveSeed, Random } from '../../../random/index.ts';
import { reshape } from '../../../tensor/index.ts';
import type { DigitsFlags } from '../../demo.ts';
import type { DigitReader } from './reader.ts';

const CHANNELS = [8, 16] as const;

/**
 * Two convolutions, each with a batch norm in place of its bias, then a linear layer. The first takes every second
 * place, the second is pooled: an image ends as a quarter of its height and width.
 * @param samples how many digits it will learn from
 */
export function convnetReader({ lr = 0.005, epochs, batch, seed, dtype }: DigitsFlags, height: number, width: number,
  samples: number): DigitReader {
  const options = { random: new Random(deriveSeed(seed, 1)), init: kaimingNormal(), dtype }, [A, B] = CHANNELS;
  const halved = (length: number): number => Math.ceil(length / 2);
  const model = new Sequential(
    new Conv2d(1, A, 5, { ...options, stride: 2, padding: 2, bias: false }), new BatchNorm2d(A, { dtype }), new ReLU(),
    new Conv2d(A, B, 3, { ...options, padding: 1, bias: false }), new BatchNorm2d(B, { dtype }), new MaxPool2d(2),
    new ReLU(), new Flatten(),                 // after pooling: the same numbers, a quarter of the work
    new Linear(B * Math.floor(halved(height) / 2) * Math.floor(halved(width) / 2), 10, options),
  );
  return {
    name: 'convolutional network', model,
    optimizer: new AdamW({ lr }),
    schedule: cosineDecay({ lr, steps: epochs * Math.ceil(samples / batch) }),
    training: `AdamW with learning rate ${lr}, which a cosine leads down to 0`,
    input: [1, height, width],
    asInput: images => reshape(images, [images.shape[0]!, 1, height, width]),
  };
}
