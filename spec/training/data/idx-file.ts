import { gzipSync } from 'node:zlib';
import { mul, type Tensor, toTypedArray } from '../../../lib/index.ts';

/** The bytes of an IDX file. */
export function idxFile(shape: readonly number[], values: Iterable<number>, magic = 0x0800 + shape.length): Buffer {
  const header = Buffer.alloc(4 * (1 + shape.length));
  [magic, ...shape].forEach((word, k) => { header.writeUInt32BE(word, 4 * k); });
  return Buffer.concat([header, Buffer.from([...values])]);
}

/** The four files of a data set laid out like MNIST, by name. */
export function mnistFiles(train: Labelled, test: Labelled): Map<string, Buffer> {
  const grey = (images: Tensor): Buffer => idxFile(images.shape, [...toTypedArray(mul(images, 255))].map(Math.round));
  const list = (labels: Tensor): Buffer => idxFile(labels.shape, toTypedArray(labels));
  return new Map([
    ['train-images-idx3-ubyte', grey(train.images)],
    ['train-labels-idx1-ubyte.gz', gzipSync(list(train.labels))],
    ['t10k-images.idx3-ubyte.gz', gzipSync(grey(test.images))],
    ['t10k-labels.idx1-ubyte', list(test.labels)],
  ]);
}

/** Images and labels. */
interface Labelled {
  readonly images: Tensor;
  readonly labels: Tensor;
}
