import type { Attack } from './attack.ts';
import { all, builtin, changed, inForward, layers, loading } from './linear.ts';

/** Ways to end, and never to end. */
export const ending: readonly Attack[] = [
  {
    name: 'exits with 0 when it is loaded', gain: 'an exit code that says success',
    files: 'process.exit(0)',
    guards: [],
  },
  {
    name: 'answers when it has exited', gain: 'an answer that nobody asked for',
    files: loading(`process.on('exit', () => ${builtin('fs')}.writeSync(3, '{"params":{}}\\n')); process.exit(0);`),
    guards: [], right: all,
  },
  {
    name: 'throws what throws when it is read', gain: 'a crash where errors are told',
    files: inForward('throw Object.defineProperty(new Error(), "message", { get() { throw this; } })'),
    guards: [], right: all,
  },
  {
    name: 'throws a Proxy whose every trap throws', gain: 'a crash where errors are told',
    files: inForward('throw new Proxy({}, new Proxy({}, { get() { throw 1; } }))'), guards: [], right: all,
  },
  {
    name: 'puts its own functions where errors are told', gain: 'silence about its errors',
    files: loading(`Error.prepareStackTrace = () => { throw 1; }; Error.captureStackTrace = null;
      process.removeAllListeners();
      for (const name of ['uncaughtException', 'unhandledRejection']) process.on(name, () => {});
      console.error = console.log = () => {}; process.emitWarning = () => {}; String = () => { throw 1; };`),
    guards: [], right: all,
  },
  { name: 'loops for ever', gain: 'a grader that waits', files: inForward('for (;;);'), guards: ['clock'], right: all },
  {
    name: 'loops for ever in promises', gain: 'a grader that waits, whatever timers it has in the same process',
    files: loading('await (async () => { for (;;) await 0; })();'), guards: ['clock'], right: all,
  },
  {
    name: 'waits for a promise that is never settled', gain: 'a grader that waits',
    files: loading('setInterval(() => {}, 1000); await new Promise(() => {});'), guards: ['clock'], right: all,
  },
  {
    name: 'waits in Atomics.wait', gain: 'a grader that waits, at no processor time',
    files: inForward('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'), guards: ['clock'], right: all,
  },
  {
    name: 'stops itself by SIGSTOP', gain: 'a grader that waits',
    files: inForward('process.kill(process.pid, "SIGSTOP"); for (;;);'), guards: ['clock'], right: all,
  },
  {
    name: 'is a module with a method then', gain: 'an import that never ends',
    files: `${layers}export const then = () => {}; setInterval(() => {}, 1000);`, guards: ['clock'],
  },
  {
    name: 'recurses for ever', gain: 'a stack overflow',
    files: inForward('(function f() { f(); f(); })()'),
    guards: [], right: all,
  },
  {
    name: 'recurses on a stack that it was told is giant', gain: 'a segmentation fault',
    files: inForward(`${builtin('v8')}.setFlagsFromString('--stack-size=1000000'); (function f() { f(); f(); })()`),
    guards: [], right: all,
  },
  { name: 'aborts', gain: 'a core dump', files: inForward('process.abort()'), guards: [], right: all },
  {
    name: 'throws when it is constructed for the second time', gain: 'a crash amid the judgement',
    files: changed(`constructor(I, O) { super(I, O); if (n++ > 0) throw new Error('no more'); }`, 'let n = 0;'),
    guards: [],
  },
  {
    name: 'closes its standard output, and the pipe for answers', gain: 'a grader that waits',
    files: inForward(`process.stdout.destroy(); for (const fd of [1, 2, 3]) ${builtin('fs')}.closeSync(fd)`),
    guards: [], right: all,
  },
  {
    name: 'closes its standard input, and lives on', gain: 'a grader that waits, or fails to write',
    files: inForward(`${builtin('fs')}.closeSync(0); ${builtin('fs')}.closeSync(3); for (;;);`),
    guards: ['clock'], right: all,
  },
];
