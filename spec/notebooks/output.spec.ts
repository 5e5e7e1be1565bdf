import test from 'ava';
import type { Message } from './message.ts';
import { type Output, textOf, withMessage } from './output.ts';

const message = (type: string, content: object): Message =>
  ({ type, parent: '1', content: content as Message['content'] });
const collected = (...messages: readonly Message[]): readonly Output[] =>
  messages.reduce<readonly Output[]>(withMessage, []);
const out = (text: string, name = 'stdout'): Message => message('stream', { name, text });

test('pieces of a stream become one output, until something else comes in between', t => {
  t.deepEqual(collected(out('a'), out('b\n'), out('c', 'stderr'), out('d')), [
    { output_type: 'stream', name: 'stdout', text: 'ab\n' },
    { output_type: 'stream', name: 'stderr', text: 'c' },
    { output_type: 'stream', name: 'stdout', text: 'd' },
  ]);
});

test('what is shown keeps its data, and loses what belongs to the wire alone', t => {
  const shown = { data: { 'text/plain': '5' }, metadata: {}, execution_count: 3 };
  t.deepEqual(collected(message('status', { execution_state: 'busy' }), message('execute_input', { code: '5' }),
    message('execute_result', { ...shown, transient: {} })), [{ output_type: 'execute_result', ...shown }]);
});

test('the text of an error is its traceback without colours', t => {
  const traceback = ['\u001B[31mE: x\u001B[0m', '  at'];
  const [error] = collected(message('error', { ename: 'E', evalue: 'x', traceback }));
  t.is(textOf(error!), 'E: x\n  at');
});

test('the text of something shown is its plain text, or nothing', t => {
  t.is(textOf({ output_type: 'display_data', data: { 'text/plain': 'p', 'text/html': '<p>' }, metadata: {} }), 'p');
  t.is(textOf({ output_type: 'display_data', data: { 'text/html': '<p>' }, metadata: {} }), '');
});
