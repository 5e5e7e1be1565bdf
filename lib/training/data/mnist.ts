import { checkOptions, div, type FloatDtype, tensor } from '../../tensor/index.ts';
import type { LabelledImages } from './digits.ts';
import { listFiles, readBytes } from './files.ts';
import { decodeIdx, type IdxContent } from './idx.ts';

/** A data set in two parts: one to learn from, one to be judged by. */
export interface Mnist {
  /** To learn from: 60,000 images in MNIST. */
  readonly train: LabelledImages;
  /** To be judged by: 10,000 in MNIST. */
  readonly test: LabelledImages;
}

/** Options of {@link loadMnist}. */
export interface LoadMnistOptions {
  /** Of the images; `float64` unless said. */
  readonly dtype?: FloatDtype;
}

/**
 * Loads MNIST, or a data set laid out like it, from its four files: `train-images-idx3-ubyte`,
 * `train-labels-idx1-ubyte` and the same with `t10k`, gzipped (`.gz`) or not; `train-images.idx3-ubyte` is understood
 * too. Images come out from 0 (paper) to 1 (ink).
 * @throws Error that names the file, what came and what was wanted, where one is missing, damaged, or does not go with
 * the others.
 */
export async function loadMnist(directory: string, options: LoadMnistOptions = {}): Promise<Mnist> {
  checkOptions('loadMnist', options, ['dtype']);
  const { dtype = 'float64' } = options, files = await listFiles(directory);
  // Names first: where one is missing, nothing has been read yet.
  const paths = ['train', 't10k'].map(part => ({
    images: find(directory, files, `${part}-images`, 3),
    labels: find(directory, files, `${part}-labels`, 1),
  }));
  const [train, test] = [await load(paths[0]!, dtype), await load(paths[1]!, dtype)];
  const [, height, width] = train.images.shape, [, ...size] = test.images.shape;
  if (size[0] !== height || size[1] !== width) {
    const wanted = `${height} × ${width}, as those to learn from`;
    throw new Error(`${paths[1]!.images}: images of ${size.join(' × ')} pixels; wanted ${wanted}`);
  }
  return { train, test };
}

interface Paths {
  readonly images: string;
  readonly labels: string;
}

function find(directory: string, files: readonly string[], part: string, dimensions: number): string {
  const names = ['-', '.'].flatMap(mark => ['', '.gz'].map(ending => `${part}${mark}idx${dimensions}-ubyte${ending}`));
  const name = names.find(candidate => files.includes(candidate));
  if (name === undefined) throw new Error(`${directory}: there is no ${names[0]!}, nor ${names.slice(1).join(', ')}`);
  return `${directory}/${name}`;
}

async function load(paths: Paths, dtype: FloatDtype): Promise<LabelledImages> {
  const images = await decode(paths.images, 3), labels = await decode(paths.labels, 1);
  const [count] = images.shape, [labelled] = labels.shape;
  if (count === 0) throw new Error(`${paths.images}: no images`);
  if (labelled !== count) throw new Error(`${paths.labels}: ${labelled} labels; ${paths.images} has ${count} images`);
  const wrong = labels.bytes.findIndex(label => label > 9);
  if (wrong >= 0) throw new Error(`${paths.labels}: label ${labels.bytes[wrong]} at place ${wrong}; wanted 0 to 9`);
  return { images: div(tensor(images.bytes, images.shape, { dtype }), 255), labels: tensor(labels.bytes) };
}

async function decode(path: string, dimensions: number): Promise<IdxContent> {
  return decodeIdx(await readBytes(path), dimensions, path);
}
