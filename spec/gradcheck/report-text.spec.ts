import test from 'ava';
import {
  CrossEntropyLoss, gradcheck, GradcheckReport, type GradientReport, Linear, mul, randn, Random, ReLU, Sequential,
  Tanh, tensor,
} from '../../lib/index.ts';
import { wrap } from '../../lib/gradcheck/report-text.ts';

const kept = [{ law: 'pure', statement: 'writes to nothing', kept: true, verdict: 'correct' }] as const;

/** A gradient with numbers as long as they come. */
const gradient = (name: string, shape: readonly number[], rest: Partial<GradientReport> = {}): GradientReport => ({
  name, shape, verdict: 'inconclusive', checked: 1_048_576, maxRelativeError: 1.5e-10,
  worst: {
    index: shape.map(n => n - 1), analytic: -1.23456789012e-300, numeric: -9.87654321098e-300, tolerance: 1e-310,
    verdict: 'inconclusive', oracle: 'bignumber',
  },
  failures: [], oracles: { 'complex-step': 1_048_000, 'bignumber': 576 },
  errors: { places: new Uint32Array(), relative: new Float64Array(), verdicts: new Uint8Array() }, ...rest,
});

const lines = (report: GradcheckReport): string[] => String(report).split('\n');

test('has a row for each gradient, and a line on the contract', t => {
  const report = gradcheck(new CrossEntropyLoss(), tensor([[1, 2]]), [0]), [title, ...rest] = lines(report);
  t.is(title, 'gradcheck CrossEntropyLoss: correct');
  t.regex(rest[0]!, /^ +max rel\. +worst$/);
  t.regex(rest[1]!, /^gradient +shape +checked +error +element +backward +numeric +oracle +verdict$/);
  t.regex(rest[3]!, /^dX +\(1,2\) +2 +\S+ +\[0,\d\] +\S+ +\S+ +complex +correct$/);
  t.is(rest[4], 'contract: kept (shapes, pure, cache, seeded, linear)');
});

test('an error of nothing is 0', t => {
  const exact = gradcheck(new ReLU(), tensor([[1, 2], [3, 4]]));
  t.regex(String(exact), /^dX +\(2,2\) +4 +0 +\[/m);
});

test('fits 100 columns whatever the layer is called, however large its gradients', t => {
  const name = `Sequential(${Array.from({ length: 30 }, (_, k) => `Linear(${k}000 → ${k}001)`).join(', ')})`;
  const cases = [
    [gradient('dX', [64, 1024]), gradient('0.dW', [1024, 1024]), gradient('12.10.dgamma', [1024])],
    [gradient('0.1.2.dW', [1024, 1024, 32, 32])],
    [gradient(`d${'long'.repeat(30)}`, [1024, 1024, 1024, 1024])],
    [gradient('dW', [1000], { problem: 'word '.repeat(60), verdict: 'wrong', checked: 0, worst: undefined })],
  ];
  for (const gradients of cases) {
    for (const layer of [name, 'x'.repeat(300)]) {
      const report = new GradcheckReport(layer, gradients, kept, { located: name, fallback: name });
      const longest = Math.max(...lines(report).map(line => line.length));
      t.true(longest <= 100, `${longest} columns\n${String(report)}`);
      t.false(String(report).includes('undefined'));
    }
  }
});

test('shows as many digits as there is room for', t => {
  const digits = (report: GradcheckReport): number | undefined => /-1\.(\d+)e-300/.exec(String(report))?.[1]!.length;
  t.is(digits(new GradcheckReport('L', [gradient('dW', [2], { checked: 2, verdict: 'wrong' })], kept)), 7);
  t.is(digits(new GradcheckReport('L', [gradient('0.dW', [64, 64], { checked: 4_096 })], kept)), 4);
  const long = new GradcheckReport('L', [gradient('0.dW', [1024, 1024, 9, 9])], kept);
  t.is(digits(long), 9);
  t.true(lines(long).some(line => line.startsWith('  worst element [1023,1023,8,8]: backward -1.234567890e-300, n')));
});

test('tells what is wrong with the contract, each problem once', t => {
  const findings = [
    ...kept,
    { law: 'cache', statement: 's', kept: false, verdict: 'wrong', problem: 'the same' },
    { law: 'linear', statement: 's', kept: false, verdict: 'wrong', problem: 'the same' },
    { law: 'shapes', statement: 'of every shape', kept: false, verdict: 'inconclusive', problem: 'another' },
  ] as const;
  t.deepEqual(lines(new GradcheckReport('L', [], findings)).slice(-3), [
    'contract: broken: cache, linear; not checked: shapes; kept: pure',
    '  cache, linear: the same',
    '  shapes (of every shape): another',
  ]);
});

test('a shape that does not fit, a diagnosis, a place and a warning have lines of their own', t => {
  const wrong = gradient('dW', [2], { verdict: 'wrong', diagnosis: { reason: 'sign', text: 'dW has the wrong sign' } });
  const shape = gradient('db', [2], { verdict: 'wrong', checked: 0, problem: 'backward returned none' });
  const details = { located: 'layer 2, ReLU', warnings: ['N = 1 hides errors'] };
  const text = lines(new GradcheckReport('L', [wrong, shape], kept, details)).join('\n');
  t.regex(text, /^db: backward returned none$/m);
  t.regex(text, /^dW has the wrong sign$/m);
  t.regex(text, /^the first wrong layer, from the end: layer 2, ReLU$/m);
  t.regex(text, /^warning: N = 1 hides errors$/m);
});

test('says how many elements had to be taken in 64 digits', t => {
  const random = new Random(1), saturated = mul(randn([3, 2], { random }), 40);
  const net = new Sequential(new Tanh(), new Linear(2, 2, { random }));
  t.regex(String(gradcheck(net, saturated)), /^settled in 64 digits: \d of 6 in dX/m);
});

test('breaks lines at spaces, and a word that fits nowhere anywhere', t => {
  t.deepEqual(wrap('short'), ['short']);
  const words = wrap('word '.repeat(50).trim(), '  ');
  t.true(words.every(line => line.length <= 100 && line.startsWith('  word')) || words[1]!.startsWith('    word'));
  t.is(words.join(' ').split(/\s+/).filter(word => word === 'word').length, 50);
  t.is(wrap('x'.repeat(250)).join('').replaceAll(' ', ''), 'x'.repeat(250));
});
