import { inflateSync } from 'node:zlib';
import test from 'ava';
import { arange, picture, type Picture, randn, reshape, ShapeError, tensor, transpose } from '../../lib/index.ts';
import { parsed } from '../support/dom.ts';

const display = (shown: Picture): Record<string, string> =>
  (shown as unknown as { [key: symbol]: () => Record<string, string> })[Symbol.for('Jupyter.display')]!();
const images = (shown: Picture) => [...parsed(display(shown)['text/html']!).querySelectorAll('img')];

/** The bytes of each image, rows one after the other. */
function pixels(shown: Picture): number[][] {
  return images(shown).map(image => {
    const file = Buffer.from(image.getAttribute('src')!.split(',')[1]!, 'base64');
    const width = file.readUInt32BE(16), channels = file[25] === 2 ? 3 : 1, at = file.indexOf('IDAT');
    const lines = [...inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)))];
    return lines.filter((_, k) => k % (width * channels + 1) !== 0);
  });
}

test('the lowest number is black and the highest white, row by row', t => {
  t.deepEqual(pixels(picture(tensor([[-1, 0], [0, 1]]))), [[0, 128, 128, 255]]);
});

test('several images share one scale, and views are shown as what they are', t => {
  const A = reshape(arange(8), [2, 2, 2]);
  const levels = (...values: readonly number[]) => values.map(x => Math.round(255 * x / 7));
  t.deepEqual(pixels(picture(A)), [levels(0, 1, 2, 3), levels(4, 5, 6, 7)]);
  t.deepEqual(pixels(picture(transpose(A, [0, 2, 1]))), [levels(0, 2, 1, 3), levels(4, 6, 5, 7)]);
});

test('a range is kept to, and what lies beyond it is black or white', t => {
  t.deepEqual(pixels(picture(tensor([[-5, 0.5, 9]]), { range: [0, 1] })), [[0, 128, 255]]);
});

test('what is no number is black, and an image of one number grey', t => {
  t.deepEqual(pixels(picture(tensor([[NaN, 1, 2]]))), [[0, 0, 255]]);
  const [grey] = pixels(picture(tensor([[3, 3]])))[0]!;
  t.true(grey! > 120 && grey! < 135);
});

test('three channels are red, green and blue', t => {
  const A = tensor([[[[0, 1]], [[0, 0]], [[1, 0]]]]);                            // (1,3,1,2)
  t.deepEqual(pixels(picture(A)), [[0, 0, 255, 255, 0, 0]]);
});

test('captions stand below, and nothing of them becomes markup', t => {
  const shown = picture(randn([2, 3, 4]), { captions: ['<b>', '7'], width: 50 });
  const html = parsed(display(shown)['text/html']!);
  t.deepEqual(images(shown).map(image => image.getAttribute('alt')), ['<b>', '7']);
  t.is(html.querySelector('b'), null);
  t.regex(images(shown)[0]!.getAttribute('style')!, /width: 50px/);
});

test('as text it says how many images there are, and how large', t => {
  t.is(String(picture(randn([3, 4]))), 'a grey image of 3 × 4 pixels');
  t.is(display(picture(randn([2, 3, 5, 6])))['text/plain'], '2 coloured images of 5 × 6 pixels');
});

test('what is no image is refused with its shape', t => {
  for (const shape of [[3], [2, 2, 3, 4], [1, 1, 1, 2, 2], [0, 3]]) {
    const size = shape.reduce((n, length) => n * length, 1), A = reshape(arange(size), shape);
    const error = t.throws(() => picture(A), { instanceOf: ShapeError });
    t.true(error.message.endsWith(`got (${shape.join()})`), error.message);
  }
  t.throws(() => picture(randn([2, 3, 4]), { captions: ['a'] }),
    { instanceOf: RangeError, message: 'picture: there are 1 captions for 2 images; wanted one for each' });
});
