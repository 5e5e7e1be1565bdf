// A peer for the specs. The argument says how it behaves.
import { numbers, serve } from './peers/serve.js';

const [manner] = process.argv.slice(2);
if (manner === 'missing') await import('handgrad-no-such-package');
if (manner === 'broken') throw new TypeError('broken on purpose');

await serve('1.2.3', {
  matmul({ A, checks }) {
    const a = numbers(A), factor = manner === 'wrong' ? 1.001 : 1;
    let runs = 0;
    return {
      run() {
        globalThis.console.log('a greeting that is no JSON');
        if (manner === 'fails') throw new RangeError('fails on purpose');
        if (manner === 'fails later' && checks === 0) throw new RangeError('fails later');
        runs++;
      },
      value: () => [runs, a[0] * factor, a.at(-1)],
    };
  },
});
