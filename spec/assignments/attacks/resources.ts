import type { Attack } from './attack.ts';
import { all, builtin, butGradients, changed, inForward, loading } from './linear.ts';

/** Prints HARM where something that should have been refused was possible. */
const harm = 'process.stdout.write("HARM");';
const filled = (all: string): string => `const all = []; for (let i = 0; i < 24; i++) all.push(${all}); ${harm}`;
const deep = (open: string, close: string): string => `${open.repeat(5e5)}1${close.repeat(5e5)}`;

/** Ways to take more than one's share. */
export const resources: readonly Attack[] = [
  {
    name: 'fills the heap', gain: 'the machine\'s memory',
    files: inForward('const all = []; for (;;) all.push(new Array(1e5).fill({}))'), guards: [], right: all,
  },
  {
    name: 'fills memory by typed arrays', gain: 'the machine\'s memory, beside the heap',
    files: inForward(filled('new Uint8Array(5e7).fill(1)')), guards: ['limits'], right: all,
  },
  {
    name: 'fills memory by WebAssembly', gain: 'the machine\'s memory, beside the heap',
    files: inForward(filled('new Uint8Array(new WebAssembly.Memory({ initial: 800 }).buffer).fill(1)')),
    guards: ['limits'], right: all,
  },
  {
    name: 'starts threads', gain: 'the machine\'s processors',
    files: loading(`const { Worker } = ${builtin('worker_threads')};
      await new Promise(r => new Worker('process._rawDebug("HARM")', { eval: true }).on('exit', r));`),
    guards: ['permissions'], right: [],
  },
  {
    name: 'starts programs', gain: 'anything that a program can do',
    files: inForward(`process.stdout.write(${builtin('child_process')}.execFileSync('echo', ['HARM']))`),
    guards: ['permissions'], right: all,
  },
  {
    name: 'leaves a program behind that holds its pipes', gain: 'a grader that waits, and a process that stays',
    files: inForward(`${builtin('child_process')}.spawn('setsid', ['sleep', '300'], { detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 3] }).unref()`),
    guards: ['permissions', 'namespaces'], right: all,
  },
  {
    name: 'prints without end', gain: 'the grader\'s memory, and the instructor\'s disk',
    files: inForward('const text = "x".repeat(1e6); for (let i = 0; i < 20; i++) process.stdout.write(text)'),
    guards: ['output'], right: all,
  },
  {
    name: 'throws a message of 16 million characters', gain: 'results that nothing can open',
    files: inForward('throw new Error("x".repeat(2 ** 24))'), guards: ['sentences'], right: all,
  },
  {
    name: 'throws a message of half a billion characters', gain: 'the grader\'s memory',
    files: inForward('throw new Error("x".repeat(2 ** 29 - 100))'), guards: [], right: all,
  },
  {
    name: 'has 20,000 parameters', gain: 'a sentence with all their names',
    files: changed(`get params() { const b = zeros([1]);
      return Object.fromEntries(Array.from({ length: 2e4 }, (_, i) => ['p' + i, b])); } set params(_) {}`),
    guards: ['names'],
  },
  {
    name: 'returns a million numbers', gain: 'the judge\'s time',
    files: changed('forward(X) { return [zeros([1024, 1024]), { X, W: this.params.W }]; }'), guards: [],
    right: ['dX', 'dW', 'db', 'contract'],
  },
  {
    name: 'returns a million numbers for each gradient', gain: 'the judge\'s time',
    files: changed(`backward(dY) { const B = zeros([1024, 1024]); return { dX: B, grads: { W: B, b: B } }; }`),
    guards: [],
    right: butGradients,
  },
  {
    name: 'floods the pipe without a line end', gain: 'the grader\'s memory',
    files: inForward(`const flood = Buffer.alloc(1e7, 'x');
      for (let i = 0; i < 60; i++) ${builtin('fs')}.writeSync(3, flood)`),
    guards: ['answers'], right: all,
  },
  {
    name: 'nests brackets half a million deep', gain: 'the end of the bundler, which all submissions need',
    files: loading(`const deep = ${deep('[', ']')};`), guards: ['code'], right: all,
  },
  {
    name: 'nests brackets ten thousand deep', gain: 'the end of the bundler, which all submissions need',
    files: loading(`const deep = ${'['.repeat(1e4)}1${']'.repeat(1e4)};`), guards: [], right: all,
  },
  {
    name: 'writes into the folder for temporary files', gain: 'the machine\'s disk',
    files: inForward(`${builtin('fs')}.writeFileSync('HOME/tmp/more', 'x'.repeat(1e6))`),
    guards: ['permissions', 'limits'], right: all,
  },
];
