import type { Attack } from './attack.ts';
import { all, builtin, butGradients, changed, inForward, layers, loading } from './linear.ts';

/** Writes to the pipe for answers, past the harness. */
const say = (text: string): string => inForward(`${builtin('fs')}.writeSync(3, ${text}); for (;;);`);
const tensor = (shape: string, data = '"AAAAAAAAAAA="'): string =>
  `{"Y":{"shape":${shape},"data":${data}},"traces":{}}`;
const own = '"__proto__":{"shape":[1],"data":"AAAAAAAAAAA="}';

/** A backward whose gradients are made of the right ones, g. */
const backwardBy = (changedGradient: string): string => `backward(dY, c) {
  const by = g => ${changedGradient}, { dX, grads: { W, b } } = super.backward(dY, c);
  return { dX: by(dX), grads: { W: by(W), b: by(b) } }; }`;

/** What is no answer. */
export const pipe: readonly Attack[] = [
  { name: 'writes garbage to the pipe', gain: 'a crash of the grader', files: say('"]]{\\u0000\\n"'), guards: [] },
  {
    name: 'writes to the pipe unasked', gain: 'a crash of the grader',
    files: `const line = '{"params":{}}\\n', wait = new Int32Array(new SharedArrayBuffer(4));
      ${builtin('fs')}.writeSync(3, line); Atomics.wait(wait, 0, 0, 2 * Math.random());
      for (;;) ${builtin('fs')}.writeSync(3, line);`,
    guards: ['asked'], tries: 12,
  },
  {
    name: 'answers a question twice', gain: 'the next answer, before the question',
    files: inForward(`${builtin('fs')}.writeSync(3, '{"Y":0}\\n{"Y":1}\\n')`), guards: [], right: all,
  },
  {
    name: 'answers, and goes on writing', gain: 'a crash of the grader',
    files: `${layers}export class Linear extends Right { forward(X) { setTimeout(() => {}); const r = super.forward(X);
      ${builtin('fs')}.writeSync(3, '{"params":{}}\\n'); ${builtin('fs')}.writeSync(3, 'x'.repeat(9e4)); return r; } }`,
    guards: [],
  },
  {
    name: 'answers with __proto__', gain: 'a property of every object in the grader',
    files: say(`'{"Y":{${own}},"__proto__":{"points":10},"traces":{"written":{${own}}}}\\n'`),
    guards: [],
  },
  { name: 'answers null', gain: 'a crash of the judge', files: say('"null\\n"'), guards: [] },
  {
    name: 'answers with what nests a million deep', gain: 'a crash of the judge',
    files: say('"[".repeat(1e6) + "\\n"'),
    guards: [],
  },
  {
    name: 'answers with bytes that are no text', gain: 'a crash of the judge',
    files: say('Buffer.from([0xff, 0xfe, 0x22, 10])'),
    guards: [],
  },
  {
    name: 'answers with a negative shape', gain: 'a crash of the judge',
    files: say(`'${tensor('[-1,-1]')}\\n'`),
    guards: [],
  },
  {
    name: 'answers with a huge shape', gain: 'the judge\'s memory',
    files: say(`'${tensor('[1e9,1e9]')}\\n'`),
    guards: [],
  },
  {
    name: 'answers with a shape that overflows', gain: 'a crash of the judge',
    files: say(`'${tensor('[1e999]')}\\n'`),
    guards: [],
  },
  {
    name: 'answers with strings for numbers', gain: 'a crash of the judge',
    files: say(`'${tensor('["2","3"]', '[1,2]')}\\n'`),
    guards: [],
  },
  {
    name: 'prints what looks like a result', gain: 'all points, from a careless reader',
    files: loading('for (let i = 0; i < 3; i++) console.log(JSON.stringify({ score: 10, points: 10 }));'),
    guards: [], right: all,
  },
];

/** What is no tensor, or no longer the one that it was. */
export const values: readonly Attack[] = [
  {
    name: 'has parameters behind getters that throw', gain: 'a crash',
    files: changed('get params() { throw new Error(); } set params(_) {}'),
    guards: [],
  },
  {
    name: 'has a Proxy for parameters', gain: 'a crash, or others each time', guards: [],
    files: changed(`constructor(I, O) { super(I, O); this.params = new Proxy({}, { ownKeys: () => ['W', 'b', 'W'],
      getOwnPropertyDescriptor: () => { throw 1; } }); }`),
  },
  {
    name: 'gives every object a toJSON', gain: 'answers of its own making',
    files: loading('Object.prototype.toJSON = () => ({ points: 10 });'), guards: [], right: all,
  },
  {
    name: 'gives every object a setter', gain: 'to hear what the harness writes',
    files: loading(`for (const name of ['Y', 'dX', 'grads', 'data', 'error'])
      Object.defineProperty(Object.prototype, name, { set() { throw 1; }, configurable: true });`),
    guards: [], right: all,
  },
  {
    name: 'has other iterators for arrays', gain: 'a crash of the harness',
    files: loading('Array.prototype[Symbol.iterator] = function* () { yield 0; };'), guards: [], right: all,
  },
  {
    name: 'patches Math, JSON and Array', gain: 'answers of its own making',
    files: loading(`Math.abs = Math.max = () => 0; JSON.stringify = () => '{"points":10}'; JSON.parse = () => ({});
      Array.isArray = () => true; Number.isInteger = () => true; Array.prototype.every = () => true;`),
    guards: [], right: all,
  },
  {
    name: 'patches Tensor.prototype', gain: 'equality with anything',
    files: loading(`Object.defineProperty(Object.getPrototypeOf(zeros([1])), 'data',
      { get() { return new Float64Array(99); } });`),
    guards: [], right: ['contract'],
  },
  {
    name: 'returns objects with valueOf', gain: 'numbers that change when they are read',
    files: changed('forward(X) { let n = 0; return [{ valueOf: () => n++, shape: [1], data: [1] }, {}]; }'), guards: [],
  },
  {
    name: 'returns a tensor of a subclassed Float64Array', gain: 'numbers that change when they are read', guards: [],
    files: changed(`backward(dY, cache) { const r = super.backward(dY, cache);
      const odd = new (class extends Float64Array { get length() { return 0; } })(4);
      return { dX: odd, grads: r.grads }; }`),
    right: ['forward'],
  },
  {
    name: 'returns float32', gain: 'an error that is not seen',
    files: changed('forward(X) { return [cast(super.forward(X)[0], "float32"), {}]; }'),
    guards: [],
  },
  {
    name: 'returns NaN', gain: 'comparisons that are false either way',
    files: changed(`forward(X) { const [Y, c] = super.forward(X); return [mul(Y, NaN), c]; }
      ${backwardBy('mul(g, NaN)')}`),
    guards: [], right: ['contract'],
  },
  {
    name: 'returns Infinity', gain: 'a tolerance without bounds',
    files: changed(backwardBy('add(g, Infinity)')),
    guards: [], right: butGradients,
  },
  {
    name: 'returns −0', gain: 'a comparison that takes it for right',
    files: changed(backwardBy('mul(zeros(g.shape), -1)')),
    guards: [], right: butGradients,
  },
  {
    name: 'returns a wrong shape', gain: 'broadcasting that makes it right',
    files: changed(backwardBy('sum(g)')),
    guards: [], right: butGradients,
  },
  {
    name: 'changes its output after it was judged', gain: 'an output that suits the gradient',
    files: changed(`forward(X) { const [Y, c] = super.forward(X); return [Y, { ...c, Y }]; }
      backward(dY, c) { assign(c.Y, zeros(c.Y.shape)); return new Zeros(1, 1).backward(dY, c); }`),
    guards: [], right: ['forward'],
  },
  {
    name: 'shares its numbers with a thread', gain: 'numbers that change after the answer',
    files: inForward(`new (${builtin('worker_threads')}.Worker)('process._rawDebug("HARM")',
      { eval: true, workerData: new SharedArrayBuffer(8) }); for (let i = 0; i < 1e9; i++)`),
    guards: ['permissions'], right: all,
  },
];
