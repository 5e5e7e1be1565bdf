import test from 'ava';
import { drawCurves } from '../../../lib/cli/demo/curves.ts';
import { History } from '../../../lib/index.ts';

const steps = [2.3, 0.9, 0.5, 0].map((loss, k) => ({
  step: k + 1, epoch: k < 2 ? 1 : 2, samples: 8, loss, accuracy: 1 - loss / 3,
}));
const epochs = [
  { epoch: 1, step: 2, loss: 1.6, accuracy: 0.5, validation: { loss: 1.2, accuracy: 0.6 } },
  { epoch: 2, step: 4, loss: 0.25, accuracy: 0.9, validation: { loss: 0.4, accuracy: 0.8 } },
];

test('each picture is an SVG file with a title, named axes and the names of its curves', async t => {
  const { loss, accuracy } = await drawCurves(new History(steps, epochs));
  const pictures = [[loss, 'Loss', 'loss, logarithmic'], [accuracy, 'Accuracy', 'told right, %']] as const;
  for (const [svg, title, axis] of pictures) {
    t.regex(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    t.regex(svg, /<\/svg>\n$/);
    t.false(svg.includes('NaN') || svg.includes('undefined') || svg.includes('Infinity'));
    const names = ['each batch', 'mean of an epoch', 'unseen, after'];
    for (const text of [title, axis, '>step<', ...names]) t.true(svg.includes(text), text);
  }
  t.true(accuracy.includes('>100<'));
});

test('training that was stopped within its first epoch has curves too', async t => {
  const { loss, accuracy } = await drawCurves(new History(steps.slice(0, 1), []));
  t.false(loss.includes('NaN') || accuracy.includes('NaN'));
});
