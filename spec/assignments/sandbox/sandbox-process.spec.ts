import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Guards } from '../../../lib/assignments/sandbox/isolation.ts';
import { errorAnswer, SandboxProcess } from '../../../lib/assignments/sandbox/sandbox-process.ts';

const none: Guards = { permissions: false, namespaces: false, limits: false, user: false, signals: false };
/** For what comes at once, and for what never comes. */
const LONG = 60_000, SHORT = 300;

/** A process that runs a program of its own in place of the harness. */
function started(t: ExecutionContext, program: string): { process: SandboxProcess; printed: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'handgrad-process-'));
  writeFileSync(join(folder, 'harness.mjs'), `import { readSync, writeSync } from 'node:fs';
    const read = () => { const b = Buffer.alloc(99); return b.toString('utf8', 0, readSync(0, b)).trim(); };
    const say = text => writeSync(3, text); ${program}`);
  let printed = '';
  const process = new SandboxProcess(none, folder, text => { printed += text; });
  t.teardown(() => {
    process.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { process, printed: () => printed };
}
const said = (line: string): unknown => (JSON.parse(line) as { error?: unknown }).error;

test('each question has its answer', async t => {
  const { process } = started(t, 'for (;;) say(`<${read()}>\\n`);');
  t.is(await process.ask('one', LONG), '<one>');
  t.is(await process.ask('two', LONG), '<two>');
  t.false(process.ended);
});

test('an answer may come in pieces, also within a letter', async t => {
  const { process } = started(t, `read(); const b = Buffer.from('αβ\\n'); const wait = () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    for (const byte of b) { writeSync(3, Buffer.from([byte])); wait(); }`);
  t.is(await process.ask('?', LONG), 'αβ');
});

test('a process that ends is an error, for this question and all others', async t => {
  const { process } = started(t, 'read(); process.exit(7);');
  t.is(said(await process.ask('?', LONG)), 'its process ended with exit code 7');
  t.true(process.ended);
  t.is(said(await process.ask('?', LONG)), 'its process ended with exit code 7');
});

test('a process that is killed says by what', async t => {
  if (process.platform === 'win32') { t.pass(); return; }
  const { process: killed } = started(t, 'read(); process.kill(process.pid, "SIGKILL");');
  t.regex(String(said(await killed.ask('?', LONG))), /^its process was ended by SIGKILL/);
});

test('a process that gives no answer is ended when its time is over', async t => {
  const { process } = started(t, 'read(); for (;;);');
  t.is(said(await process.ask('?', SHORT)), 'it was still busy when its time was over');
  t.true(process.ended);
});

test('an answer without a question, or more than one, ends it', async t => {
  const eager = started(t, 'say("a\\n"); setInterval(() => {}, 1000);').process;
  while (!eager.ended) await new Promise(resolve => { setTimeout(resolve, 10); });
  t.is(said(await eager.ask('?', LONG)), 'it wrote to the grader\'s pipe without being asked');
  const twice = started(t, 'read(); say("a\\nb\\n"); setInterval(() => {}, 1000);').process;
  t.is(said(await twice.ask('?', LONG)), 'it answered more than it was asked');
});

test('an answer that is too long ends it before it is read', async t => {
  const { process } = started(t, 'read(); const much = Buffer.alloc(2 ** 20, "x"); for (;;) writeSync(3, much);');
  t.is(said(await process.ask('?', LONG)), 'its answer is longer than 33554432 bytes');
});

test('what it prints is handed on up to a length, from both streams', async t => {
  const { process, printed } = started(t, `read(); writeSync(1, 'out'); writeSync(2, 'err');
    for (let i = 0; i < 100; i++) writeSync(1, 'x'.repeat(1000)); say('done\\n');`);
  t.is(await process.ask('?', LONG), 'done');
  while (printed().length < 2 ** 14) await new Promise(resolve => { setTimeout(resolve, 10); });
  await new Promise(resolve => { setTimeout(resolve, 50); });
  t.is(printed().length, 2 ** 14);
  t.regex(printed(), /out/);
});

test('a process that cannot be started says so', async t => {
  const process = new SandboxProcess({ ...none, permissions: true }, '/no/such/folder', () => { /* nothing */ });
  t.regex(String(said(await process.ask('?', LONG))), /^it could not be started: |^its process ended/);
});

test('what is left of a process that was ended keeps nobody waiting', async t => {
  if (process.platform === 'win32') { t.pass(); return; }
  const { process: parent } = started(t, `import { spawn } from 'node:child_process';
    spawn('sleep', ['20'], { detached: true, stdio: ['ignore', 'inherit', 'inherit', 3] }).unref();
      read(); say('a\\n');`);
  t.is(await parent.ask('?', LONG), 'a');
  parent.stop();
  t.is(said(await parent.ask('?', LONG)), 'it was ended');
});

test('an error has the form of an answer', t => {
  t.is(errorAnswer('a "b"'), '{"error":"a \\"b\\""}');
});
