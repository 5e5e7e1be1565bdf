import test from 'ava';
import { Linear, ReLU, Sequential } from '../../lib/index.ts';
import { isLayer } from '../../lib/model/is-layer.ts';

test('a layer has params, forward and backward, whatever its class', t => {
  const plain = { params: {}, forward: () => null, backward: () => null };
  for (const layer of [new ReLU(), new Linear(2, 3), new Sequential(), plain]) t.true(isLayer(layer));
});

test('what lacks one of them, or is nothing of the kind, is none', t => {
  const params = {}, forward = (): null => null, backward = forward;
  const lacking = [{ forward, backward }, { params, forward }, { params, backward }];
  for (const value of [...lacking, ReLU, [], 'ReLU', null, undefined, 3]) t.false(isLayer(value));
});
