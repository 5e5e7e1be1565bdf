import test from 'ava';
import { interruptible } from '../../../lib/cli/demo/interrupt.ts';

test.serial('Ctrl-C gives the signal, and what the work returns is returned', async t => {
  const before = process.listenerCount('SIGINT');
  const result = await interruptible(async signal => {
    t.false(signal.aborted);
    process.emit('SIGINT');
    t.is(process.listenerCount('SIGINT'), before);         // a second one ends the process
    return Promise.resolve(signal.aborted);
  });
  t.true(result);
});

test.serial('afterwards Ctrl-C does what it did before, also where the work fails', async t => {
  const before = process.listenerCount('SIGINT');
  await interruptible(async () => {
    t.is(process.listenerCount('SIGINT'), before + 1);
    return Promise.resolve();
  });
  t.is(process.listenerCount('SIGINT'), before);
  await t.throwsAsync(interruptible(async () => Promise.reject(new Error('no'))), { message: 'no' });
  t.is(process.listenerCount('SIGINT'), before);
});
