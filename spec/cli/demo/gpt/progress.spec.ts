import test from 'ava';
import { StepProgress } from '../../../../lib/cli/demo/gpt/progress.ts';

test('on a plain terminal there is a line whenever the network is judged, with the mean since the last', t => {
  const lines: string[] = [], print = (text = ''): void => { lines.push(text); };
  const progress = new StepProgress({ live: false, columns: 100, print, heading: print }, 100);
  progress.judged(0, 4.5);
  progress.step(1, 4);
  progress.step(2, 3);
  progress.judged(2, 3.25);
  progress.step(3, 2);
  progress.judged(3, 2.5);
  t.deepEqual(lines, [
    'step   0/100  unseen: loss 4.5000',
    'step   2/100  loss 3.5000  unseen: loss 3.2500',
    'step   3/100  loss 2.0000  unseen: loss 2.5000',
  ]);
});
