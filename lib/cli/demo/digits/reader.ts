import type { Optimizer, Schedule, Sequential } from '../../../model/index.ts';
import type { Shape, Tensor } from '../../../tensor/index.ts';

/** A network that is to read digits, and how it is trained. */
export interface DigitReader {
  /** What it is called: `network 784-256-128-10`. */
  readonly name: string;
  readonly model: Sequential;
  readonly optimizer: Optimizer;
  readonly schedule?: Schedule;
  /** Both of them in words. */
  readonly training: string;
  /** One image's shape as the network takes it. */
  readonly input: Shape;
  /** Images (N,H,W) as the network takes them. */
  readonly asInput: (images: Tensor) => Tensor;
}
