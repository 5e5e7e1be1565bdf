import test from 'ava';
import {
  type Backward, CrossEntropyLoss, gradcheck, type Layer, Linear, type LinearCache, type LinearParams, lossAsLayer, mul,
  randn, Random, Sequential, Tanh, type Tensor, tensor,
} from '../../lib/index.ts';
import { noteOf, notes } from '../../lib/gradcheck/notes.ts';
import { labelsOfNote } from '../support/labels.ts';
import { notes as pages } from '../support/notes.ts';

const page = (file: string): string => `docs/derivations/${file}.md`;

class WrongBias extends Linear {
  override backward(dY: Tensor, cache: LinearCache): Backward<LinearParams> {
    const { dX, grads } = super.backward(dY, cache);
    return { dX: mul(dX, 2), grads: { ...grads, b: mul(grads.b!, 2) } };
  }
}

test('the table has every derivation note once, and nothing else', t => {
  const written = [...pages.keys()].filter(path => path.startsWith('docs/derivations/'));
  t.deepEqual(Object.values(notes).map(({ file }) => page(file)).sort(), written,
    'lib/gradcheck/notes.ts lists the notes by the classes that they derive');
});

test('the steps of the table are labels in the notes, and every gradient that a note derives has its step', t => {
  for (const { file, steps } of Object.values(notes)) {
    const labels = labelsOfNote(pages.get(page(file)) ?? '').filter(label => label.startsWith('d'));
    t.deepEqual([...new Set(Object.values(steps))].sort(), [...new Set(labels)].sort(), page(file));
  }
});

test('goes by the name of the class, or of one that it extends', t => {
  const named = (name: string): Layer => new ({ [name]: class { params = {}; } }[name]!)() as Layer;
  t.is(noteOf(new WrongBias(2, 2), 'db'), 'docs/derivations/linear.md, step [db]');
  t.is(noteOf(named('Linear'), 'dW'), 'docs/derivations/linear.md, step [dW]');
  t.is(noteOf(named('Linear'), 'dV'), 'docs/derivations/linear.md');
  t.is(noteOf(named('Convolution'), 'dW'), undefined);
  t.is(noteOf(named('toString'), 'dW'), undefined);
  t.is(noteOf(lossAsLayer(new CrossEntropyLoss(), [0]), 'dX'), 'docs/derivations/cross-entropy-loss.md, step [dZ]');
});

test('wrong gradients have their note, right ones none', t => {
  const report = gradcheck(new WrongBias(3, 2, { random: new Random(1) }), randn([4, 3], { random: new Random(2) }));
  t.deepEqual(report.gradients.map(({ note }) => note), [
    'docs/derivations/linear.md, step [dX]', undefined, 'docs/derivations/linear.md, step [db]',
  ]);
  t.regex(String(report), /^db is derived in docs\/derivations\/linear\.md, step \[db\]$/m);
});

test('of a wrong network only the gradients of the layer at fault have theirs', t => {
  const random = new Random(1);
  const net = new Sequential(new Linear(2, 2, { random }), new WrongBias(2, 2, { random }), new Tanh());
  const { gradients } = gradcheck(net, tensor([[1, -2], [0.5, 1], [2, 3]]));
  t.deepEqual(gradients.filter(({ verdict }) => verdict === 'wrong').map(({ name, note }) => [name, note]), [
    ['dX', 'docs/derivations/linear.md, step [dX]'],
    ['0.dW', undefined], ['0.db', undefined],
    ['1.db', 'docs/derivations/linear.md, step [db]'],
  ]);
});
