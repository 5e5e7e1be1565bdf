import test from 'ava';
import { percent, Progress } from '../../../lib/cli/demo/progress.ts';
import type { Terminal } from '../../../lib/cli/terminal.ts';

/** A plain terminal that keeps its lines. */
function plainTerminal(columns: number): Terminal & { readonly lines: string[] } {
  const lines: string[] = [], print = (text = ''): void => { lines.push(text); };
  return { live: false, columns, lines, print, heading: print };
}

const record = { epoch: 3, step: 9, loss: 0.25, accuracy: 0.9375, validation: { loss: 0.5, accuracy: 1 } };

test('on a plain terminal there is one line an epoch', t => {
  const terminal = plainTerminal(120), progress = new Progress(terminal, 12, 2);
  progress.onStep({ step: 8, epoch: 3, samples: 32, loss: 0.3, accuracy: 0.9 });
  t.deepEqual(terminal.lines, []);
  progress.onEpoch(record);
  t.is(terminal.lines.length, 1);
  t.regex(terminal.lines[0]!,
    /^epoch {2}3\/12 {2}loss 0\.2500 {2}accuracy 93\.75 % {2}unseen: loss 0\.5000 {2}accuracy 100\.00 % {2}[\d,]+ samples\/s$/);
});

test('the speed is left out where the line would be too long', t => {
  const terminal = plainTerminal(80), progress = new Progress(terminal, 12, 2);
  progress.onStep({ step: 8, epoch: 3, samples: 32, loss: 0.3, accuracy: 0.9 });
  progress.onEpoch(record);
  t.is(terminal.lines[0], 'epoch  3/12  loss 0.2500  accuracy 93.75 %  unseen: loss 0.5000  accuracy 100.00 %');
});

test('a part of 1 is told in percent, of one width', t => {
  t.deepEqual([0, 0.5, 0.99994, 1].map(percent), [' 0.00 %', '50.00 %', '99.99 %', '100.00 %']);
});
