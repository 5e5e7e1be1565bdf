import test from 'ava';
import { Conv2d, describeLayer } from '../../lib/index.ts';
import type { LayerCase } from './cases.ts';
import { layerOf, lossOf, networkOf, optimizerOf } from './table.ts';

const layerFor = (layer: string, config = {}): object => layerOf({ name: 'a-case', layer, config } as LayerCase);

test('settings become arguments and options', t => {
  t.is(describeLayer(layerFor('Linear', { outFeatures: 3, inFeatures: 2, bias: false })), 'Linear(2 → 3)');
  const conv = layerFor('Conv2d', { inChannels: 1, outChannels: 2, kernelSize: [2, 3], stride: 2 });
  t.true(conv instanceof Conv2d);
  const { kernelSize, stride, padding } = conv as Conv2d;
  t.deepEqual([kernelSize, stride, padding], [[2, 3], [2, 2], [0, 0]]);
});

test('a network is read from what its layers are called', t => {
  const network = networkOf(['Conv2d(1, 4, 3, padding=1)', 'ReLU', 'Flatten', 'Linear(8,3)', 'Softmax']);
  t.is(String(network), 'Sequential(Conv2d(1 → 4, 3×3, padding 1×1), ReLU, Flatten, Linear(8 → 3), Softmax)');
});

test('a loss or an optimizer is found by the longest beginning of the case\'s name', t => {
  t.is(lossOf('bce-with-logits-sum', { reduction: 'sum' }).constructor.name, 'BCEWithLogitsLoss');
  t.is(lossOf('bce', {}).constructor.name, 'BCELoss');
  t.is(optimizerOf('adamw-decay', { lr: 1 }).constructor.name, 'AdamW');
  t.is(optimizerOf('adam', { lr: 1 }).constructor.name, 'Adam');
});

test('says what there is not', t => {
  const nowhere = ' in spec/torch-reference/table.ts';
  t.throws(() => layerFor('Bilinear'), { message: `there is no layer 'Bilinear'${nowhere}` });
  t.throws(() => layerFor('constructor'), { message: `there is no layer 'constructor'${nowhere}` });
  t.throws(() => layerFor('Sequential'), { message: `there is no network 'a-case'${nowhere}` });
  t.throws(() => networkOf(['Linear(2,3']), { message: `there is no layer 'Linear(2,3'${nowhere}` });
  t.throws(() => lossOf('triplet', {}), { message: `there is no loss 'triplet'${nowhere}` });
  t.throws(() => optimizerOf('lbfgs-fast', {}), { message: `there is no optimizer 'lbfgs-fast'${nowhere}` });
  t.throws(() => layerFor('ReLU', { inplace: true }), { message: 'ReLU: unknown setting \'inplace\'' });
  const config = { inFeatures: 1, outFeatures: 1, device: 'cpu' };
  t.throws(() => layerFor('Linear', config), { message: /^Linear: unknown option 'device'/ });
});
